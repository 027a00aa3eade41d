-- Also: --calls=3 --jitter=0s --from=2026-03-01 --until=2026-03-05 --servers=198.51.100.0/24,10.0.0.0/8
-- Also: --calls=3 --jitter=1h --from=2026-03-01 --until=2026-03-05 --servers=0.0.0.0/0
WITH series AS (
  SELECT
    src_ip, dst_ip, protocol, dst_port, list(epoch_ms(start_time) // 1000 ORDER BY received_time) AS seconds,
    max(start_time) AS last_call
  FROM flows_between('${from}', '${until}')
  WHERE ip_within(src_ip, '${servers}')
  GROUP BY src_ip, dst_ip, protocol, dst_port
),
gaps AS (
  SELECT *, [seconds[i + 1] - seconds[i] FOR i IN range(1, len(seconds))] AS gaps FROM series
)
SELECT
  src_ip, dst_ip, dst_port, protocol, len(seconds) AS calls, list_sum(gaps) // len(gaps) AS mean_gap_seconds,
  list_min(gaps) AS shortest_gap, list_max(gaps) AS longest_gap, last_call
FROM gaps
WHERE len(seconds) >= ${calls} AND shortest_gap > 0 AND longest_gap - shortest_gap <= ${jitter}
ORDER BY calls DESC, src_ip, dst_ip, dst_port, protocol LIMIT ${limit};
