SELECT src_ip, dst_ip, window_start, window_start + INTERVAL '1' DAY AS window_end,
  1e0 - MAX(slot_octets) * 1e0 / SUM(slot_octets) AS score,
  CAST(COUNT(*) FILTER (WHERE slot_octets > 0) AS INT) AS active_slots,
  SUM(flows) AS flows, SUM(packets) AS packets, SUM(slot_octets) AS octets,
  MIN(first_time) AS first_time, MAX(last_time) AS last_time
FROM (
  SELECT src_ip, dst_ip, bin_time(received_time, 86400) AS window_start,
    COUNT(*) AS flows, SUM(packets) AS packets, SUM(octets) AS slot_octets,
    MIN(received_time) AS first_time, MAX(received_time) AS last_time
  FROM flows
  WHERE ip_in(src_ip, '10.0.0.0/8') AND NOT ip_in(dst_ip, '10.0.0.0/8')
  GROUP BY src_ip, dst_ip, bin_time(received_time, 86400), bin_time(received_time, 3600))
GROUP BY src_ip, dst_ip, window_start
HAVING SUM(slot_octets) >= 10000000
  AND COUNT(*) FILTER (WHERE slot_octets > 0) >= 12
  AND MAX(slot_octets) * 1e0 / SUM(slot_octets) <= 0.25
