SELECT src_ip, window_start, s.scan_model, s.scan_prob, s.first_time, s.last_time, s.flows, s.packets, s.octets
FROM (
  SELECT src_ip, window_start,
    rwscan(dst_ip, src_port, dst_port, protocol, packets, octets, tcp_flags, received_time,
      received_time, ip_in(dst_ip, '10.0.0.0/8'), 'hybrid') AS s
  FROM TUMBLE(TABLE flows, DESCRIPTOR(received_time), INTERVAL '1' HOUR)
  WHERE protocol = 6
  GROUP BY window_start, window_end, src_ip, protocol)
WHERE s.verdict = 'scan'
