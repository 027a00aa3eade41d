-- Also: --since=2026-03-01 --octets=0 --from=2026-03-01 --until=2026-03-05 --servers=198.51.100.0/24
WITH sides AS (
  SELECT unnest([src_ip, dst_ip]) AS ip, start_time, octets FROM flows_between('${from}', '${until}')
)
SELECT ip, min(start_time) AS first_seen, count(*) AS flows, sum(octets) AS octets
FROM sides
WHERE NOT ip_within(ip, '${servers}')
GROUP BY ip
HAVING first_seen >= TIMESTAMP '${since}' AND sum(sides.octets) >= ${octets}
ORDER BY 4 DESC, ip LIMIT ${limit};
