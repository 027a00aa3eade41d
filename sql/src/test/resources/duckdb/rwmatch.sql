-- Also: --from=2026-03-01 --until=2026-03-05
-- Also: --from=2026-03-02T10:05:06Z --until=2026-03-02T15:02:00Z
WITH queries AS (
  SELECT * FROM flows_between('${from}', '${until}') WHERE protocol IN (6, 17) AND dst_port < src_port
)
SELECT
  q.start_time AS query_time, q.src_ip, q.src_port, q.dst_ip, q.dst_port, q.protocol, a.start_time AS answer_time,
  q.octets AS query_octets, a.octets AS answer_octets
FROM queries AS q JOIN flows_between('${from}', '${until}') AS a
  ON (a.src_ip, a.src_port, a.dst_ip, a.dst_port, a.protocol) = (q.dst_ip, q.dst_port, q.src_ip, q.src_port, q.protocol)
WHERE a.start_time >= q.start_time AND abs(epoch_ms(a.received_time) - epoch_ms(q.received_time)) <= 300000
ORDER BY query_time, q.src_ip, q.src_port, q.dst_ip, q.dst_port, answer_time LIMIT ${limit};
