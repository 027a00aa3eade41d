-- samplers: the sampling rates that each exporter announced, as of the last minute in which it sent
-- something.
CREATE VIEW samplers
COMMENT 'The sampling rates that each exporter announced'
AS SELECT
  exporter_ip, export_protocol, observation_domain,
  sampler, sampling_rate, received_time AS last_seen
FROM (
  SELECT * FROM (
    SELECT *, ROW_NUMBER() OVER (
      PARTITION BY exporter_ip, export_protocol, observation_domain
      ORDER BY received_time DESC) AS age
    FROM exporters_archive)
  WHERE age = 1
) CROSS JOIN UNNEST(samplers) AS announced (sampler, sampling_rate);
