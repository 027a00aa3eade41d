SELECT src_ip, dst_ip, window_start, window_start + INTERVAL '1' HOUR AS window_end,
  LEAST(1e0, octets * 1e0 / packets / 256e0) AS score, octets * 1e0 / packets AS octets_per_packet,
  flows, packets, octets, first_time, last_time
FROM (
  SELECT src_ip, dst_ip, bin_time(received_time, 3600) AS window_start,
    COUNT(*) AS flows, SUM(packets) AS packets, SUM(octets) AS octets,
    MIN(received_time) AS first_time, MAX(received_time) AS last_time
  FROM flows
  WHERE dst_port = 53 AND protocol IN (6, 17)
  GROUP BY src_ip, dst_ip, bin_time(received_time, 3600))
WHERE octets >= 1000000 AND packets > 0 AND octets >= packets * 110
