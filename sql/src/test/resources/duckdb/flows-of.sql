-- Also: --from=2026-03-01 --until=2026-03-05
-- Also: --address=10.0.0.8 --sport=1024-65535 --from=2026-03-01 --until=2026-03-05
-- Also: --dst=198.51.100.0/27 --protocol=6-17 --flags=S/SA --from=2026-03-01 --until=2026-03-05
-- Also: --flags=SA/SA --dport=53-49001 --from=2026-03-01 --until=2026-03-05
SELECT
  start_time, end_time, src_ip, src_port, dst_ip, dst_port, protocol, flags_letters(tcp_flags) AS flags, packets, octets,
  exporter_ip, received_time
FROM flows_between('${from}', '${until}')
WHERE ip_within(src_ip, '${src}') AND ip_within(dst_ip, '${dst}')
  AND (ip_within(src_ip, '${address}') OR ip_within(dst_ip, '${address}'))
  AND src_port BETWEEN ${sport} AND dst_port BETWEEN ${dport} AND protocol BETWEEN ${protocol}
  AND flags_as('${flags}', tcp_flags)
ORDER BY start_time, src_ip, src_port, dst_ip, dst_port LIMIT ${limit};
