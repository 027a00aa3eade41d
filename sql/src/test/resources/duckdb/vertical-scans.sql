-- Also: --ports=2 --from=2026-03-01 --until=2026-03-05
-- Also: --ports=1 --from=2026-03-01 --until=2026-03-05
SELECT
  src_ip, dst_ip, count(DISTINCT dst_port) AS ports, count(*) AS flows, min(dst_port) AS lowest_port, max(dst_port) AS highest_port,
  min(start_time) AS first_seen, max(end_time) AS last_seen
FROM flows_between('${from}', '${until}')
WHERE protocol = 6 AND (tcp_flags & 2) > 0 AND (tcp_flags & 16) = 0
GROUP BY src_ip, dst_ip
HAVING count(DISTINCT dst_port) >= ${ports}
ORDER BY ports DESC, src_ip, dst_ip LIMIT ${limit};
