-- Also: --percentage=0 --from=2026-03-01 --until=2026-03-05
WITH bins AS (
  SELECT src_ip, sum(octets) AS octets FROM flows_between('${from}', '${until}') GROUP BY src_ip
)
SELECT src_ip, octets, percentage(octets, sum(octets) OVER ()) AS percentage
FROM bins
QUALIFY octets * 100 >= ${percentage} * sum(octets) OVER ()
ORDER BY octets DESC, src_ip LIMIT ${limit};
