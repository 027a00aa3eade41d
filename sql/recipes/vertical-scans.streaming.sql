-- vertical-scans as a stream, by hunt_vertical_scan.
--
-- Stream: each window is judged by itself, and what is found is said once, when it is over. It keeps a window's ports
-- of each two addresses, at most 10,000, and drops them with the window. Flows that are later than the source waits are left out.
-- Parameters:
--   window duration 1h: how long flows are looked at together
-- Example: --window=1d
SELECT src_ip, dst_ip, targets AS ports, flows, lowest_port, highest_port, start_time AS first_seen, end_time AS last_seen
FROM hunt_vertical_scan(
  flows => (
    SELECT received_time, start_time, end_time, src_ip, dst_ip, dst_port, protocol, tcp_flags, packets, octets FROM flows
    WHERE protocol = 6 AND flags_match(tcp_flags, 'S/SA') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3)))
    PARTITION BY (src_ip, dst_ip) ORDER BY received_time,
  min_targets => ${ports}, min_score => 0E0, window_seconds => ${window}, on_time => DESCRIPTOR(received_time));
