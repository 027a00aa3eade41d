-- Also: --port=21 --from=2026-03-01 --until=2026-03-05
-- Also: --port=23 --from=2026-03-01 --until=2026-03-05
-- Also: --port=22 --from=2026-03-01 --until=2026-03-05
-- Also: --from=2026-03-02 --until=2026-03-03 --limit=2
WITH attempts AS (
  SELECT src_ip, dst_ip, dst_port, count(*) AS records
  FROM flows_between('${from}', '${until}')
  WHERE type = 'in' AND dst_port = ${port} AND (tcp_flags & 2) > 0 AND (tcp_flags & 16) = 0 AND (tcp_flags & 1) = 0
  GROUP BY src_ip, dst_ip, dst_port
)
SELECT
  src_ip, dst_ip, dst_port, records, percentage(records, sum(records) OVER ()) AS percentage,
  percentage(sum(records) OVER (ORDER BY records DESC, src_ip, dst_ip ROWS UNBOUNDED PRECEDING), sum(records) OVER ())
    AS cumulative_percentage
FROM attempts
ORDER BY records DESC, src_ip, dst_ip LIMIT ${limit};
