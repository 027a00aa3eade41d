-- counters_archive: what counters_live had, kept. Laid out and written as flows_archive is, in a directory of
-- its own within the archive's. Its path has names that begin with _: whoever reads the archive's directory
-- as flows passes over it.
--
-- Parameters: archive = directory of this table.
CREATE TABLE counters_archive
COMMENT 'Counter samples from the archive: one row a sample that an agent sent'
WITH (
  'connector' = 'flow-archive',
  'path' = '${archive}'
)
LIKE counters_live (EXCLUDING ALL);
