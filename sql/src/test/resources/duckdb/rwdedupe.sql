-- Also: --from=2026-03-01 --until=2026-03-05
SELECT
  src_ip, dst_ip, src_port, dst_port, protocol,
  count(DISTINCT {'packets': packets, 'octets': octets, 'flags': tcp_flags}) AS records
FROM flows_between('${from}', '${until}')
WHERE ip_within(src_ip, '${saddress}')
GROUP BY src_ip, dst_ip, src_port, dst_port, protocol
ORDER BY src_ip, src_port, dst_ip, dst_port, protocol LIMIT ${limit};
