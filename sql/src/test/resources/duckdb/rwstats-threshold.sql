-- Also: --threshold=60 --from=2026-03-01 --until=2026-03-05
SELECT src_ip, dst_ip, sum(f.octets) AS octets
FROM flows_between('${from}', '${until}') AS f
GROUP BY src_ip, dst_ip
HAVING sum(f.octets) >= ${threshold}
ORDER BY 3 DESC, src_ip, dst_ip LIMIT ${limit};
