-- Also: --from=2026-03-01 --until=2026-03-05 --limit=2
WITH services AS (
  SELECT src_port, sum(octets) AS octets
  FROM flows_between('${from}', '${until}')
  WHERE protocol IN (6, 17) AND type LIKE 'out%' AND type <> 'outnull' AND src_port BETWEEN 1 AND 1023
  GROUP BY src_port
)
SELECT
  src_port, octets, percentage(octets, sum(octets) OVER ()) AS percentage,
  percentage(sum(octets) OVER (ORDER BY octets DESC, src_port ROWS UNBOUNDED PRECEDING), sum(octets) OVER ())
    AS cumulative_percentage
FROM services
ORDER BY octets DESC, src_port LIMIT ${limit};
