-- Also: --from=2026-03-01 --until=2026-03-05 --limit=2
WITH bins AS (
  SELECT protocol, sum(packets) AS packets FROM flows_between('${from}', '${until}') GROUP BY protocol
)
SELECT
  protocol, packets, percentage(packets, sum(packets) OVER ()) AS percentage,
  percentage(sum(packets) OVER (ORDER BY packets DESC, protocol ROWS UNBOUNDED PRECEDING), sum(packets) OVER ())
    AS cumulative_percentage
FROM bins
ORDER BY packets DESC, protocol LIMIT ${limit};
