SELECT host, window_start, window_end, score, entry_ip, entry_time, new_peers, peers,
  flows, packets, octets, first_time, last_time
FROM hunt_lateral_movement(
  flows => (
    SELECT received_time, src_ip AS host, dst_ip AS peer_ip, FALSE AS inbound, packets, octets
    FROM flows
    WHERE dst_port IN (22, 135, 445, 3389, 5985) AND protocol = 6 AND flags_match(tcp_flags, 'A/A')
      AND ip_in(src_ip, '10.0.0.0/8') AND ip_in(dst_ip, '10.0.0.0/8')
    UNION ALL
    SELECT received_time, dst_ip AS host, src_ip AS peer_ip, TRUE AS inbound, packets, octets
    FROM flows
    WHERE dst_port IN (22, 135, 445, 3389, 5985) AND protocol = 6 AND flags_match(tcp_flags, 'A/A')
      AND ip_in(src_ip, '10.0.0.0/8') AND ip_in(dst_ip, '10.0.0.0/8'))
    PARTITION BY host ORDER BY received_time,
  on_time => DESCRIPTOR(received_time))
