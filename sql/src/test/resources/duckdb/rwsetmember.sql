-- Also: --name=bad --from=2026-03-02T13:00:00Z --until=2026-03-05
WITH seen AS (
  SELECT unnest([src_ip, dst_ip]) AS address, start_time FROM flows_between('${from}', '${until}')
)
SELECT address, min(start_time) AS first_seen, count(*) AS records
FROM seen SEMI JOIN listed('${name}') AS members ON ip_under(address, prefix)
GROUP BY address
ORDER BY address LIMIT ${limit};
