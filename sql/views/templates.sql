-- templates: the templates that each exporter uses, as of the last minute in which it sent something.
CREATE VIEW templates
COMMENT 'The templates that each exporter uses'
AS SELECT
  exporter_ip, export_protocol, observation_domain,
  CAST(id AS INT) AS template_id, fields, received_time AS last_seen
FROM (
  SELECT * FROM (
    SELECT *, ROW_NUMBER() OVER (
      PARTITION BY exporter_ip, export_protocol, observation_domain
      ORDER BY received_time DESC) AS age
    FROM exporters_archive)
  WHERE age = 1
) CROSS JOIN UNNEST(templates) AS template (id, fields);
