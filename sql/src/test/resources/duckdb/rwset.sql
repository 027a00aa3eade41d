-- Also: --from=2026-03-01 --until=2026-03-05
SELECT src_ip AS address
FROM flows_between('${from}', '${until}')
WHERE ip_within(src_ip, '${within}')
GROUP BY src_ip
ORDER BY address LIMIT ${limit};
