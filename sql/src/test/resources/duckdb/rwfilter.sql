-- Also: --from=2026-03-01 --until=2026-03-05
-- Also: --daddress=198.51.100.0/27,192.0.2.53 --sport_from=49001 --sport_to=56003 --from=2026-03-01 --until=2026-03-05
SELECT start_time, src_ip, src_port, dst_ip, dst_port, protocol, flags_letters(tcp_flags) AS flags, packets, octets
FROM flows_between('${from}', '${until}')
WHERE ip_within(src_ip, '${saddress}') AND ip_within(dst_ip, '${daddress}')
  AND ifnull(src_port, 0) >= ${sport_from} AND ifnull(src_port, 0) <= ${sport_to}
  AND ifnull(dst_port, 0) >= ${dport_from} AND ifnull(dst_port, 0) <= ${dport_to}
ORDER BY start_time, src_ip, src_port, dst_ip, dst_port, protocol LIMIT ${limit};
