-- Also: --flows=2 --from=2026-03-01 --until=2026-03-05
-- Also: --flows=3 --from=2026-03-01 --until=2026-03-05
SELECT
  protocol, count(*) AS records, sum(packets) AS packets, sum(octets) AS octets, count(DISTINCT src_ip) AS src_ip_distinct,
  count(DISTINCT dst_ip) AS dst_ip_distinct, min(start_time) AS first_seen, max(end_time) AS last_seen
FROM flows_between('${from}', '${until}')
GROUP BY protocol
HAVING count(*) >= ${flows}
ORDER BY protocol LIMIT ${limit};
