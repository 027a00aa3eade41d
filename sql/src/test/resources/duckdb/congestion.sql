-- Also: --from=2026-03-01 --until=2026-03-05 --limit=1000
WITH sides AS (
  SELECT unnest([src_ip, dst_ip]) AS address, octets * if(sampling_rate > 1, sampling_rate, 1) AS stands_for
  FROM flows_between('${from}', '${until}')
)
SELECT address, sum(stands_for) AS octets, count(*) AS flows
FROM sides
GROUP BY address
ORDER BY octets DESC, address LIMIT ${limit};
