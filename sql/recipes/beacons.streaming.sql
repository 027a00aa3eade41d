-- beacons as a stream, by hunt_beacon.
--
-- Stream: each window is judged by itself, and what is found is said once, when it is over. It keeps when the flows of
-- each two addresses, port and protocol began, of a window the first 4,096, and drops that with the window. Flows that are later than the source waits are left out.
-- Parameters:
--   window duration 1d: how long flows are looked at together
SELECT src_ip, dst_ip, dst_port, protocol, flows AS calls, mean_gap AS mean_gap_seconds, shortest_gap, longest_gap, last_contact AS last_call
FROM hunt_beacon(
  flows => (
    SELECT received_time, start_time, end_time, src_ip, dst_ip, dst_port, protocol, packets, octets FROM flows
    WHERE ip_in(src_ip, '${servers}') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3)))
    PARTITION BY (src_ip, dst_ip, dst_port, protocol) ORDER BY received_time,
  min_contacts => 2, min_score => 0E0, window_seconds => ${window}, on_time => DESCRIPTOR(received_time))
WHERE flows >= ${calls} AND shortest_gap >= 1 AND longest_gap - shortest_gap <= ${jitter};
