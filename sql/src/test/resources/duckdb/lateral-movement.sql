-- Also: --since=2026-03-02T12:10:11Z --from=2026-03-01 --until=2026-03-05 --servers=198.51.100.0/24,10.0.0.0/8
-- Also: --since=2026-03-02T18:17:00Z --from=2026-03-01 --until=2026-03-05 --servers=0.0.0.0/0
-- Also: --since=2026-03-01 --from=2026-03-01 --until=2026-03-05 --servers=0.0.0.0/0
-- Also: --since=2026-03-02T14:00:00Z --from=2026-03-01 --until=2026-03-05 --servers=0.0.0.0/0
SELECT src_ip, dst_ip, dst_port, min(start_time) AS first_seen, count(*) AS flows, sum(octets) AS octets
FROM flows_between('${from}', '${until}')
WHERE ip_within(src_ip, '${servers}') AND ip_within(dst_ip, '${servers}') AND protocol = 6
  AND list_contains([22, 23, 135, 139, 445, 3389, 5900, 5985, 5986], dst_port)
GROUP BY src_ip, dst_ip, dst_port
HAVING min(received_time) >= TIMESTAMP '${since}'
ORDER BY first_seen, src_ip, dst_ip, dst_port LIMIT ${limit};
