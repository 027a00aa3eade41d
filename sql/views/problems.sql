-- problems: what was wrong with what each exporter sent, and how often. What each problem means is in
-- flow-codec/README.md.
CREATE VIEW problems
COMMENT 'What was wrong with what each exporter sent'
AS SELECT
  exporter_ip, export_protocol, observation_domain, problem,
  SUM(met) AS occurrences,
  MIN(received_time) AS first_seen, MAX(received_time) AS last_seen
FROM exporters_archive CROSS JOIN UNNEST(problems) AS met_problems (problem, met)
GROUP BY exporter_ip, export_protocol, observation_domain, problem;
