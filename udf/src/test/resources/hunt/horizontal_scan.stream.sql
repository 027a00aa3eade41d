SELECT src_ip, protocol, dst_port, window_start, window_end, score, targets, attempts,
  flows, packets, octets, first_time, last_time
FROM hunt_horizontal_scan(
  flows => TABLE flows PARTITION BY (src_ip, protocol, dst_port) ORDER BY received_time,
  on_time => DESCRIPTOR(received_time))
