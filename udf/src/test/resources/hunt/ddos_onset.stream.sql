SELECT dst_ip, window_start, window_end, score, baseline_packets, sources, flows, packets, octets,
  first_time, last_time
FROM hunt_ddos_onset(
  flows => TABLE flows PARTITION BY dst_ip ORDER BY received_time,
  on_time => DESCRIPTOR(received_time))
