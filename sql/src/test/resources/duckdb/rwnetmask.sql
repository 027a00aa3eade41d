-- Also: --from=2026-03-03 --until=2026-03-05
SELECT ip_network(src_ip, 24) AS src_network, ip_network(dst_ip, 24) AS dst_network, count(*) AS records, sum(octets) AS octets
FROM flows_between('${from}', '${until}')
GROUP BY ALL
ORDER BY octets DESC, src_network, dst_network LIMIT ${limit};
