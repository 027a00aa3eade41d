-- Also: --from=2026-03-02T09:00:00Z --until=2026-03-02T09:05:00Z --limit=1
-- Also: --from=2026-03-01 --until=2026-03-05
SELECT src_ip, count(DISTINCT dst_ip) AS dst_ip_distinct, count(*) AS flows
FROM flows_between('${from}', '${until}')
WHERE dst_port = 53 AND type = 'out'
GROUP BY src_ip
ORDER BY dst_ip_distinct DESC, src_ip LIMIT ${limit};
