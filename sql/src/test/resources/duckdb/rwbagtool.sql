-- Also: --from=2026-03-01 --until=2026-03-05 --split=2026-03-02T12:05:01Z --limit=1000
-- Also: --from=2026-03-01 --until=2026-03-05 --split=2026-03-02T12:00:00Z --limit=1000
WITH bags AS (
  PIVOT (
    SELECT dst_port, octets, if(received_time < TIMESTAMP '${split}', 'earlier', 'later') AS bag
    FROM flows_between('${from}', '${until}')
    WHERE protocol = 6 OR protocol = 17
  ) ON bag IN ('earlier', 'later') USING sum(octets) GROUP BY dst_port
)
SELECT
  dst_port, coalesce(earlier, 0) AS earlier_octets, coalesce(later, 0) AS later_octets, later_octets - earlier_octets AS growth
FROM bags
ORDER BY growth DESC, dst_port LIMIT ${limit};
