SELECT server_ip, protocol, service_port, window_start, window_end, score, first_peer, peers,
  flows, packets, octets, first_time, last_time
FROM hunt_first_seen(
  flows => (
    SELECT received_time, src_ip AS server_ip, protocol, src_port AS service_port,
      dst_ip AS peer_ip, packets, octets
    FROM flows
    WHERE ip_in(src_ip, '10.0.1.0/24') AND protocol = 6 AND flags_match(tcp_flags, 'SA/SA'))
    PARTITION BY (server_ip, protocol, service_port) ORDER BY received_time,
  forget_days => 1,
  on_time => DESCRIPTOR(received_time))
WHERE first_time >= TO_TIMESTAMP_LTZ(1768089600000, 3)
