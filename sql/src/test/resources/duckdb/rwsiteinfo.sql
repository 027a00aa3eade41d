-- Also: --from=2026-03-01 --until=2026-03-05
SELECT
  sensor, class, type, count(*) AS records, min(received_time) AS first_received, max(received_time) AS last_received
FROM flows_between('${from}', '${until}')
GROUP BY sensor, class, type
ORDER BY sensor, class, type LIMIT ${limit};
