-- Also: --country=CN --from=2026-03-01 --until=2026-03-05 --servers=198.51.100.0/24,10.0.0.0/8
-- Also: --country=DE --from=2026-03-01 --until=2026-03-05 --servers=10.0.0.0/8
SELECT dst_ip, protocol, dst_port, count(*) AS flows, count(DISTINCT src_ip) AS sources, sum(octets) AS octets
FROM flows_between('${from}', '${until}')
WHERE src_country = '${country}' AND ip_within(dst_ip, '${servers}')
GROUP BY dst_ip, protocol, dst_port
ORDER BY flows DESC, dst_ip, dst_port, protocol LIMIT ${limit};
