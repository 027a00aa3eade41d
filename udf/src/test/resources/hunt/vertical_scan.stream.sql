SELECT src_ip, dst_ip, window_start, window_end, score, targets, attempts,
  flows, packets, octets, first_time, last_time
FROM hunt_vertical_scan(
  flows => TABLE flows PARTITION BY (src_ip, dst_ip) ORDER BY received_time,
  on_time => DESCRIPTOR(received_time))
