-- What is each flow as a whole that its exporter cut into pieces?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps the last whole of each
-- connection, and forgets it after a day, so that --idle is less than that without a flow. Flows that are later than
-- the source waits are left out.
-- SiLK: rwcombine --max-idle-time=SECONDS
-- Parameters:
--   idle duration 1s: the longest time between two pieces
--   pieces number 2: the fewest pieces
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 1 d
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   src_ip | dst_ip | src_port | dst_port | protocol | start_time | end_time | pieces | packets | octets
--   10.0.0.6 | 192.0.2.95 | 55000 | 22 | 6 | 2026-03-02T18:10:00Z | 2026-03-02T18:25:00Z | 3 | 300 | 60000
--   192.0.2.200 | 10.0.0.99 | 443 | 54000 | 6 | 2026-03-02T20:00:00Z | 2026-03-02T21:00:00Z | 2 | 1800000 | 2400000000
SELECT
  src_ip, dst_ip, src_port, dst_port, protocol, MIN(start_time) AS start_time, MAX(end_time) AS end_time,
  COUNT(*) AS pieces, SUM(packets) AS packets, SUM(octets) AS octets
FROM (
  SELECT *, SUM(begins) OVER (
    PARTITION BY exporter_ip, src_ip, dst_ip, src_port, dst_port, protocol ORDER BY received_time) AS whole
  FROM (
    SELECT
      exporter_ip, received_time, start_time, end_time, src_ip, dst_ip, src_port, dst_port, protocol, packets, octets,
      CASE
        WHEN start_milli - LAG(end_milli) OVER (
          PARTITION BY exporter_ip, src_ip, dst_ip, src_port, dst_port, protocol ORDER BY received_time)
          <= ${idle} * CAST(1000 AS BIGINT) THEN 0
        ELSE 1
      END AS begins
    FROM (
      SELECT *, bin_number(start_time, 0.001) AS start_milli, bin_number(end_time, 0.001) AS end_milli
      FROM flows
      WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
    ) AS counted
  ) AS marked
) AS numbered
GROUP BY exporter_ip, src_ip, dst_ip, src_port, dst_port, protocol, whole
HAVING COUNT(*) >= ${pieces}
/* batch */ ORDER BY start_time, src_ip, src_port, dst_ip, dst_port, protocol LIMIT ${limit};
