-- Also: --targets=2 --from=2026-03-01 --until=2026-03-05
-- Also: --targets=1 --from=2026-03-01 --until=2026-03-05
SELECT
  src_ip, protocol, dst_port, count(DISTINCT dst_ip) AS targets, count(*) AS flows, min(start_time) AS first_seen,
  max(end_time) AS last_seen
FROM flows_between('${from}', '${until}')
WHERE protocol = 6 AND (tcp_flags & 2) > 0 AND (tcp_flags & 16) = 0
GROUP BY src_ip, protocol, dst_port
HAVING count(DISTINCT dst_ip) >= ${targets}
ORDER BY targets DESC, src_ip, dst_port LIMIT ${limit};
