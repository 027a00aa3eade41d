-- flows_both: the history, and then what the journal has that is not archived yet: each flow once. In batch
-- mode a query ends with what was received by now, in streaming mode it goes on. Where to begin is a condition on
-- received_time, or an option of the query:
--   SELECT ... FROM flows_both /*+ OPTIONS('scan.startup.timestamp' = '2026-01-31T07:00:00Z') */
--
-- What was known of a flow when it was archived is NULL of one that is not: flows_now fills it in.
--
-- Parameters: journal = root directory of the journal.
CREATE TABLE flows_both (
  archived BOOLEAN NOT NULL METADATA VIRTUAL COMMENT 'Whether the flow is from the archive, and not from the journal'
)
COMMENT 'Flows from the archive and then from the journal: one row a flow that an exporter sent'
WITH (
  'journal' = '${journal}'
)
LIKE flows_archive;
