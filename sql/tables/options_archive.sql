-- options_archive: what options_live had, kept. Laid out and written as flows_archive is, in a directory of
-- its own within the archive's. Its path has names that begin with _: whoever reads the archive's directory
-- as flows passes over it.
--
-- Parameters: archive = directory of this table.
CREATE TABLE options_archive
COMMENT 'Options data records from the archive: one row a record that an exporter sent'
WITH (
  'connector' = 'flow-archive',
  'path' = '${archive}'
)
LIKE options_live (EXCLUDING ALL);
