-- dns-tunnels as a stream, by hunt_dns_tunnel.
--
-- Stream: each window is judged by itself, and what is found is said once, when it is over. It keeps a few counts of
-- each two addresses, and drops them with the window. Flows that are later than the source waits are left out.
-- Parameters:
--   window duration 1h: how long flows are looked at together
SELECT src_ip, dst_ip, flows AS queries, octets, octets / packets AS octets_a_packet
FROM hunt_dns_tunnel(
  flows => (
    SELECT received_time, src_ip, dst_ip, packets, octets FROM flows
    WHERE protocol = 17 AND dst_port = 53 AND packets > 0 AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3)))
    PARTITION BY (src_ip, dst_ip) ORDER BY received_time,
  min_octets => CAST(0 AS BIGINT), min_octets_per_packet => CAST(${length} AS DOUBLE), window_seconds => ${window},
  on_time => DESCRIPTOR(received_time))
WHERE flows >= ${queries};
