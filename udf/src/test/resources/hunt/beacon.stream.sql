SELECT src_ip, dst_ip, protocol, dst_port, window_start, window_end, score, contacts,
  interval_seconds, jitter_seconds, flows, packets, octets, first_time, last_time
FROM hunt_beacon(
  flows => (SELECT * FROM flows
    WHERE ip_in(src_ip, '10.0.0.0/8') AND NOT ip_in(dst_ip, '10.0.0.0/8') AND dst_port NOT IN (53, 123))
    PARTITION BY (src_ip, dst_ip, protocol, dst_port) ORDER BY received_time,
  on_time => DESCRIPTOR(received_time))
