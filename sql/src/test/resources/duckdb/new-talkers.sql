-- Also: --since=2026-03-02T20:10:00Z --octets=0 --from=2026-03-01 --until=2026-03-03 --servers=198.51.100.0/24,10.0.0.0/8
-- Also: --since=2026-03-01 --octets=0 --from=2026-03-01 --until=2026-03-05 --servers=198.51.100.0/24
WITH sides AS (
  SELECT unnest([src_ip, dst_ip]) AS ip, received_time, start_time, octets FROM flows_between('${from}', '${until}')
)
SELECT ip, min(start_time) AS first_seen, count(*) AS flows, sum(octets) AS octets
FROM sides
WHERE NOT ip_within(ip, '${servers}')
GROUP BY ip
HAVING min(received_time) >= TIMESTAMP '${since}' AND sum(sides.octets) >= ${octets}
ORDER BY 4 DESC, ip LIMIT ${limit};
