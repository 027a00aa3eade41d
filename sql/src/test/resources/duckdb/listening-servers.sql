-- Also: --servers=0.0.0.0/0 --from=2026-03-01 --until=2026-03-05
SELECT dst_ip, src_ip, src_port, count(*) AS records
FROM flows_between('${from}', '${until}')
WHERE protocol IN (6, 17) AND NOT contains(src_ip, ':') AND (type = 'out' OR type = 'outweb')
  AND ip_within(src_ip, '${servers}') AND (tcp_flags & 18) = 18 AND src_port <> 80
GROUP BY dst_ip, src_ip, src_port
ORDER BY src_ip, src_port, dst_ip LIMIT ${limit};
