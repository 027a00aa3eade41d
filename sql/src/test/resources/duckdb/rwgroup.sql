-- Also: --delta=10m --records=1 --from=2026-03-01 --until=2026-03-05
-- Also: --delta=10s --records=1 --within=10.0.0.0/8 --from=2026-03-04 --until=2026-03-05
-- Also: --delta=1s --records=1 --within=0.0.0.0/0 --from=2026-03-01 --until=2026-03-05
WITH spaced AS (
  SELECT *,
    coalesce(start_time, received_time) AS begun,
    coalesce(begun - lag(begun) OVER (PARTITION BY src_ip ORDER BY begun) > INTERVAL (${delta}) SECONDS, true) AS begins
  FROM flows_between('${from}', '${until}')
  WHERE ip_within(src_ip, '${within}')
),
numbered AS (
  SELECT *, count(*) FILTER (begins) OVER (PARTITION BY src_ip ORDER BY begun) AS burst FROM spaced
)
SELECT src_ip, burst, count(*) AS records, min(start_time) AS first_seen, max(end_time) AS last_seen, sum(octets) AS octets
FROM numbered
GROUP BY src_ip, burst
HAVING count(*) >= ${records}
ORDER BY records DESC, src_ip, burst LIMIT ${limit};
