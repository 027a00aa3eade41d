-- Which flow answers which?
--
-- Stream: each pair as it comes, in no order. It keeps flows for the five minutes in which an answer has to come. Flows
-- that are later than the source waits are left out.
-- SiLK: rwmatch --relate=1,2 --relate=2,1 --relate=3,4 --relate=4,3 --relate=5,5 --time-delta=300 query.rw answer.rw stdout
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   query_time | src_ip | src_port | dst_ip | dst_port | protocol | answer_time | query_octets | answer_octets
--   2026-03-02T10:00:00Z | 192.0.2.70 | 52000 | 198.51.100.10 | 443 | 6 | 2026-03-02T10:00:00Z | 3000 | 40000
--   2026-03-02T10:05:00Z | 192.0.2.71 | 52001 | 198.51.100.10 | 443 | 6 | 2026-03-02T10:05:00.020Z | 1500 | 16000
--   2026-03-02T10:10:00Z | 192.0.2.72 | 52002 | 198.51.100.80 | 80 | 6 | 2026-03-02T10:10:00.005Z | 900 | 15000
--   2026-03-02T10:20:00Z | 192.0.2.73 | 52003 | 198.51.100.25 | 25 | 6 | 2026-03-02T10:20:00.010Z | 9000 | 1100
--   2026-03-02T10:30:00Z | 10.0.0.4 | 53111 | 192.0.2.90 | 443 | 6 | 2026-03-02T10:30:00.050Z | 2500 | 52000
--   2026-03-02T12:00:00Z | 203.0.113.66 | 44000 | 198.51.100.20 | 22 | 6 | 2026-03-02T12:00:00.040Z | 30000 | 90000
--   2026-03-02T15:00:00Z | 192.0.2.150 | 10002 | 198.51.100.60 | 10000 | 17 | 2026-03-02T15:00:00Z | 600000 | 600000
--   2026-03-02T15:00:00Z | 192.0.2.150 | 10002 | 198.51.100.60 | 10000 | 17 | 2026-03-02T15:02:00Z | 600000 | 600000
SELECT
  q.start_time AS query_time, q.src_ip, q.src_port, q.dst_ip, q.dst_port, q.protocol,
  a.start_time AS answer_time, q.octets AS query_octets, a.octets AS answer_octets
FROM flows AS q JOIN flows AS a
  ON a.src_ip = q.dst_ip AND a.dst_ip = q.src_ip AND a.src_port = q.dst_port AND a.dst_port = q.src_port
  AND a.protocol = q.protocol
  AND a.received_time BETWEEN q.received_time - INTERVAL '5' MINUTE AND q.received_time + INTERVAL '5' MINUTE
WHERE a.start_time >= q.start_time AND q.protocol IN (6, 17) AND q.dst_port < q.src_port
  AND q.received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND q.received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  AND a.received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND a.received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
/* batch */ ORDER BY query_time, src_ip, src_port, dst_ip, dst_port, answer_time LIMIT ${limit};
