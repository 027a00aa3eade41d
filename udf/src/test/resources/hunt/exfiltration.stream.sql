SELECT src_ip, dst_ip, window_start, window_end, score, active_slots, flows, packets, octets,
  first_time, last_time
FROM hunt_exfiltration(
  flows => (SELECT * FROM flows WHERE ip_in(src_ip, '10.0.0.0/8') AND NOT ip_in(dst_ip, '10.0.0.0/8'))
    PARTITION BY (src_ip, dst_ip) ORDER BY received_time,
  on_time => DESCRIPTOR(received_time))
