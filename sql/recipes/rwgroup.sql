-- Which flows of a host follow one another closely, and how long is each such burst?
--
-- Flows are told apart by when they began; where an exporter does not say so, by when they were received.
-- SiLK: rwgroup --id-fields=sip --delta-field=stime --delta-value=SECONDS --rec-threshold=N
-- Parameters:
--   delta duration 60s: the longest time between the beginnings of two flows
--   records number 2: the fewest flows of a burst
--   within network 0.0.0.0/0,::/0: only of these sources
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-02 --until=2026-03-05 --within=10.0.0.0/8
-- Expected:
--   src_ip | burst | records | first_seen | last_seen | octets
--   10.0.0.9 | 1 | 40 | 2026-03-02T16:00:30Z | 2026-03-02T16:01:48Z | 36000
--   10.0.0.4 | 8 | 17 | 2026-03-04T16:00:00Z | 2026-03-04T16:00:33Z | 1020
--   10.0.0.4 | 9 | 4 | 2026-03-04T19:00:00Z | 2026-03-04T19:00:16Z | 3500
--   10.0.0.4 | 2 | 2 | 2026-03-02T10:40:00Z | 2026-03-02T10:40:01.030Z | 1600
--   10.0.0.4 | 4 | 2 | 2026-03-04T11:00:00Z | 2026-03-04T11:00:06Z | 1600
--   10.0.0.4 | 5 | 2 | 2026-03-04T11:10:00Z | 2026-03-04T11:10:11.500Z | 1600
--   10.0.0.6 | 6 | 2 | 2026-03-04T16:30:00Z | 2026-03-04T16:40:00Z | 6000
--   10.0.0.7 | 1 | 2 | 2026-03-04T16:10:00Z | 2026-03-04T16:11:01Z | 2000
SELECT src_ip, burst, COUNT(*) AS records, MIN(start_time) AS first_seen, MAX(end_time) AS last_seen, SUM(octets) AS octets
FROM (
  SELECT *, SUM(begins) OVER (PARTITION BY src_ip ORDER BY start_milli) AS burst
  FROM (
    SELECT
      src_ip, start_milli, start_time, end_time, octets,
      CASE
        WHEN start_milli - LAG(start_milli) OVER (PARTITION BY src_ip ORDER BY start_milli)
          <= ${delta} * CAST(1000 AS BIGINT) THEN 0
        ELSE 1
      END AS begins
    FROM (
      SELECT *, bin_number(COALESCE(start_time, received_time), 0.001) AS start_milli
      FROM flows
      WHERE ip_in(src_ip, '${within}') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
    ) AS counted
  ) AS marked
) AS numbered
GROUP BY src_ip, burst
HAVING COUNT(*) >= ${records}
ORDER BY records DESC, src_ip, burst LIMIT ${limit};
