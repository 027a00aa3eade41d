SELECT src_ip, dst_ip, protocol, dst_port, window_start, window_end, score, contacts,
  interval_seconds, jitter_seconds, flows, packets, octets, first_time, last_time
FROM hunt_beacon(
  flows => TABLE flows PARTITION BY (src_ip, dst_ip, protocol, dst_port) ORDER BY received_time,
  on_time => DESCRIPTOR(received_time))
