-- new-services as a stream, by hunt_first_seen.
--
-- Stream: what is new is said once, a window after its first flow, with what came in that window. It keeps of each
-- service when it was seen last, and forgets it after 30 days without a flow: then it is new again. Flows that are later than the source waits are left out.
-- Parameters:
--   window duration 1h: how long after the first flow others are counted
SELECT server_ip, port, protocol, start_time AS first_seen, flows, peers AS clients
FROM hunt_first_seen(
  flows => (
    SELECT received_time, start_time, end_time, src_ip AS server_ip, src_port AS port, protocol, dst_ip AS peer_ip, packets, octets FROM flows
    WHERE ip_in(src_ip, '${servers}') AND protocol = 6 AND src_port < dst_port AND flags_match(tcp_flags, 'SA/SA') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3)))
    PARTITION BY (server_ip, port, protocol) ORDER BY received_time,
  evidence_seconds => ${window}, on_time => DESCRIPTOR(received_time))
WHERE first_time >= CAST('${since}' AS TIMESTAMP_LTZ(3));
