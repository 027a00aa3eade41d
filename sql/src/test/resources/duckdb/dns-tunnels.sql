-- Also: --queries=1 --length=70 --from=2026-03-01 --until=2026-03-05
-- Also: --queries=1 --length=71 --from=2026-03-01 --until=2026-03-05
-- Also: --queries=1 --length=1 --from=2026-03-01 --until=2026-03-05
-- Also: --queries=8 --length=70 --from=2026-03-01 --until=2026-03-05
SELECT src_ip, dst_ip, count(*) AS queries, sum(octets) AS octets, sum(octets) // sum(packets) AS octets_a_packet
FROM flows_between('${from}', '${until}')
WHERE protocol = 17 AND dst_port = 53 AND packets > 0
GROUP BY src_ip, dst_ip
HAVING count(*) >= ${queries} AND sum(octets) // sum(packets) >= ${length}
ORDER BY octets DESC, src_ip, dst_ip LIMIT ${limit};
