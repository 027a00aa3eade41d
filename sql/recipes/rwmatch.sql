-- Which flow answers which?
--
-- As a stream it forgets flows after five minutes, in which an answer has to come.
-- SiLK: rwmatch --relate=1,2 --relate=2,1 --relate=3,4 --relate=4,3 --relate=5,5 --time-delta=300 query.rw answer.rw stdout
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-02 --until=2026-03-03
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
ORDER BY query_time, src_ip LIMIT ${limit};
