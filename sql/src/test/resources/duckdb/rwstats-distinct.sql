-- Also: --from=2026-03-01 --until=2026-03-05 --limit=1000
SELECT src_ip, len(list_distinct(list(dst_ip))) AS dst_ip_distinct, count(*) AS records
FROM flows_between('${from}', '${until}')
GROUP BY src_ip
ORDER BY dst_ip_distinct DESC, src_ip LIMIT ${limit};
