-- Also: --address=203.0.113.5 --from=2026-03-01 --until=2026-03-05 --servers=198.51.100.0/24
-- Also: --address=203.0.113.78 --from=2026-03-01 --until=2026-03-05 --servers=198.51.100.0/24
-- Also: --address=198.51.100.41 --from=2026-03-01 --until=2026-03-05
SELECT
  dst_ip, protocol, dst_port, count(*) AS flows, sum(octets) AS octets, min(start_time) AS first_seen, max(end_time) AS last_seen
FROM flows_between('${from}', '${until}')
WHERE src_ip = '${address}' AND ip_within(dst_ip, '${servers}')
GROUP BY dst_ip, protocol, dst_port
ORDER BY first_seen, dst_ip, dst_port, protocol LIMIT ${limit};
