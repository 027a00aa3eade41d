SELECT src_ip, dst_ip, window_start, window_end, score, octets_per_packet, flows, packets, octets,
  first_time, last_time
FROM hunt_dns_tunnel(
  flows => (SELECT * FROM flows WHERE dst_port = 53 AND protocol IN (6, 17))
    PARTITION BY (src_ip, dst_ip) ORDER BY received_time,
  on_time => DESCRIPTOR(received_time))
