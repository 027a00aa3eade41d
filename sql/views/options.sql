-- options: what exporters said of themselves, without what only the storage needs.
CREATE VIEW options
COMMENT 'What exporters said of themselves'
AS SELECT
  received_time, exporter_ip, exporter_port, observation_domain, export_protocol, sequence_number,
  template_id, scope_fields, fields
FROM options_archive;
