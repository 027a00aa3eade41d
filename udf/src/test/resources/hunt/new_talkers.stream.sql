SELECT src_ip, window_start, window_end, score, first_peer, peers, flows, packets, octets,
  first_time, last_time
FROM hunt_first_seen(
  flows => (
    SELECT received_time, src_ip, dst_ip AS peer_ip, packets, octets
    FROM flows WHERE ip_in(src_ip, '10.0.0.0/8'))
    PARTITION BY src_ip ORDER BY received_time,
  on_time => DESCRIPTOR(received_time))
WHERE first_time >= TO_TIMESTAMP_LTZ(1768089600000, 3)
