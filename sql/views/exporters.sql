-- exporters: a row an exporter, that is an address, a protocol and an observation domain: what it sent
-- over all of the history, what of it was lost, and how things stand. By minute: exporters_archive.
CREATE VIEW exporters
COMMENT 'What each exporter sent, and what of it was lost'
AS SELECT
  total.exporter_ip, total.export_protocol, total.observation_domain,
  first_seen, last_seen, total.datagrams, total.failed, total.flows, total.options_records,
  total.counter_samples, total.missing,
  -- Missing are flows, records or datagrams, as the protocol counts them.
  CAST(total.missing AS DOUBLE) / NULLIF(
    total.missing + CASE
      WHEN total.export_protocol IN ('netflow5', 'netflow7') THEN total.flows
      WHEN total.export_protocol = 'ipfix' THEN total.flows + total.options_records
      ELSE total.datagrams
    END, 0) AS loss,
  latest.templates, latest.samplers, latest.held_sets
FROM (
  SELECT
    exporter_ip, export_protocol, observation_domain,
    MIN(received_time) AS first_seen, MAX(received_time) AS last_seen,
    SUM(datagrams) AS datagrams, SUM(failed) AS failed, SUM(flows) AS flows,
    SUM(options_records) AS options_records, SUM(counter_samples) AS counter_samples,
    SUM(missing) AS missing
  FROM exporters_archive
  GROUP BY exporter_ip, export_protocol, observation_domain
) AS total
JOIN (
  SELECT * FROM (
    SELECT *, ROW_NUMBER() OVER (
      PARTITION BY exporter_ip, export_protocol, observation_domain
      ORDER BY received_time DESC) AS age
    FROM exporters_archive)
  WHERE age = 1
) AS latest
ON total.exporter_ip = latest.exporter_ip
  AND COALESCE(total.export_protocol, '') = COALESCE(latest.export_protocol, '')
  AND COALESCE(total.observation_domain, -1) = COALESCE(latest.observation_domain, -1);
