-- Also: --system=10.0.0.0/8,192.0.2.0/24 --from=2026-03-01 --until=2026-03-05
SELECT
  strftime(received_time, '%Y-%m-%d') AS utc_day,
  sum(if(ip_within(src_ip, '${system}'), octets, 0)) AS sent_octets,
  sum(if(ip_within(dst_ip, '${system}'), octets, 0)) AS received_octets,
  (sum(octets) * 8) // 86400 AS mean_bits_per_second,
  count(*) AS flows
FROM flows_between('${from}', '${until}')
WHERE ip_within(src_ip, '${system}') OR ip_within(dst_ip, '${system}')
GROUP BY utc_day
ORDER BY utc_day LIMIT ${limit};
