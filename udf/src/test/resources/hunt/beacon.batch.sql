SELECT src_ip, dst_ip, protocol, dst_port, window_start,
  window_start + INTERVAL '1' DAY AS window_end, r.score, r.contacts,
  r.interval_seconds, r.jitter_seconds, flows, packets, octets, first_time, last_time
FROM (
  SELECT src_ip, dst_ip, protocol, dst_port, bin_time(received_time, 86400) AS window_start,
    regularity(received_time) AS r,
    COUNT(*) AS flows, SUM(packets) AS packets, SUM(octets) AS octets,
    MIN(received_time) AS first_time, MAX(received_time) AS last_time
  FROM flows
  WHERE ip_in(src_ip, '10.0.0.0/8') AND NOT ip_in(dst_ip, '10.0.0.0/8') AND dst_port NOT IN (53, 123)
  GROUP BY src_ip, dst_ip, protocol, dst_port, bin_time(received_time, 86400))
WHERE r.contacts >= 12 AND r.score >= 0.7
