-- Also: --from=2026-03-01 --until=2026-03-05 --limit=1000
WITH bins AS (
  SELECT src_ip, sum(packets) AS packets FROM flows_between('${from}', '${until}') GROUP BY src_ip
)
SELECT
  src_ip, packets, percentage(packets, sum(packets) OVER ()) AS percentage,
  percentage(sum(packets) OVER (ORDER BY packets DESC, src_ip ROWS UNBOUNDED PRECEDING), sum(packets) OVER ())
    AS cumulative_percentage
FROM bins
ORDER BY packets DESC, src_ip LIMIT ${limit};
