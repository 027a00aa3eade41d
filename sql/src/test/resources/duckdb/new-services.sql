-- Also: --since=2026-03-02T10:10:03.005Z --from=2026-03-01 --until=2026-03-05 --servers=198.51.100.0/24,10.0.0.0/8
-- Also: --since=2026-03-01 --from=2026-03-01 --until=2026-03-05 --servers=0.0.0.0/0
SELECT
  src_ip AS server_ip, src_port AS port, protocol, min(start_time) AS first_seen, count(*) AS flows,
  count(DISTINCT dst_ip) AS clients
FROM flows_between('${from}', '${until}')
WHERE ip_within(src_ip, '${servers}') AND protocol = 6 AND src_port < dst_port AND (tcp_flags & 18) = 18
GROUP BY src_ip, src_port, protocol
HAVING min(received_time) >= TIMESTAMP '${since}'
ORDER BY first_seen, server_ip, port LIMIT ${limit};
