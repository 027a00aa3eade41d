-- Which flows of a host follow one another closely, and how long is each such burst?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps the last burst of each
-- source, and forgets it after a day, so that --delta is less than that without a flow. Flows that are later than the
-- source waits are left out.
-- SiLK: rwgroup --id-fields=sip --delta-field=stime --delta-value=SECONDS --rec-threshold=N
-- Parameters:
--   delta duration 60s: the longest time between two flows
--   records number 2: the fewest flows of a burst
--   within network 0.0.0.0/0,::/0: only of these sources
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 1 d
-- Example: --from=2026-03-02 --until=2026-03-03 --within=10.0.0.0/8
-- Expected:
--   src_ip | burst | records | first_seen | last_seen | octets
--   10.0.0.9 | 1 | 40 | 2026-03-02T16:00:30Z | 2026-03-02T16:01:48Z | 36000
--   10.0.0.4 | 2 | 2 | 2026-03-02T10:40:00Z | 2026-03-02T10:40:01.030Z | 1600
SELECT src_ip, burst, COUNT(*) AS records, MIN(start_time) AS first_seen, MAX(end_time) AS last_seen, SUM(octets) AS octets
FROM (
  SELECT *, SUM(begins) OVER (PARTITION BY src_ip ORDER BY received_time) AS burst
  FROM (
    SELECT
      src_ip, received_time, start_time, end_time, octets,
      CASE
        WHEN received_milli - LAG(received_milli) OVER (PARTITION BY src_ip ORDER BY received_time)
          <= ${delta} * CAST(1000 AS BIGINT) THEN 0
        ELSE 1
      END AS begins
    FROM (
      SELECT *, bin_number(received_time, 0.001) AS received_milli
      FROM flows
      WHERE ip_in(src_ip, '${within}') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
    ) AS counted
  ) AS marked
) AS numbered
GROUP BY src_ip, burst
HAVING COUNT(*) >= ${records}
/* batch */ ORDER BY records DESC, src_ip, burst LIMIT ${limit};
