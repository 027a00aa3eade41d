-- Also: --from=2026-03-01 --until=2026-03-05 --limit=1000
SELECT dst_port, count(*) AS records
FROM flows_between('${from}', '${until}')
WHERE protocol IN (6, 17)
GROUP BY dst_port
ORDER BY records, dst_port LIMIT ${limit};
