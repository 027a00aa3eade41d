-- Also: --from=2026-03-01 --until=2026-03-05 --limit=1000
SELECT octets, packets, src_ip, src_port, dst_ip, dst_port, protocol, start_time
FROM flows_between('${from}', '${until}')
ORDER BY octets DESC, start_time, src_ip, src_port, dst_ip, dst_port, protocol LIMIT ${limit};
