-- exporters_archive: what exporters_live had, kept. Laid out and written as flows_archive is, in a directory of
-- its own within the archive's. Its path has names that begin with _: whoever reads the archive's directory
-- as flows passes over it.
--
-- Parameters: archive = directory of this table.
CREATE TABLE exporters_archive
COMMENT 'What exporters sent, from the archive: one row an exporter and minute'
WITH (
  'connector' = 'flow-archive',
  'path' = '${archive}'
)
LIKE exporters_live (EXCLUDING ALL);
