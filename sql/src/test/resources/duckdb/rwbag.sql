-- Also: --protocol=17 --from=2026-03-01 --until=2026-03-05
-- Also: --protocol=6 --mincounter=1 --maxcounter=4 --from=2026-03-01 --until=2026-03-05
SELECT dst_port, sum(octets) AS octets, count(*) AS records
FROM flows_between('${from}', '${until}')
WHERE protocol = ${protocol}
GROUP BY dst_port
HAVING count(*) >= ${mincounter} AND count(*) <= ${maxcounter}
ORDER BY dst_port LIMIT ${limit};
