-- lateral-movement as a stream, by hunt_first_seen.
--
-- Stream: what is new is said once, a window after its first flow, with what came in that window. It keeps of each
-- source, destination and port when they were seen last, and forgets them after 30 days without a flow: then they are
-- new again. Flows that are later than the source waits are left out.
-- Parameters:
--   window duration 1h: how long after the first flow others are counted
SELECT src_ip, dst_ip, dst_port, start_time AS first_seen, flows, octets
FROM hunt_first_seen(
  flows => (
    SELECT received_time, start_time, end_time, src_ip, dst_ip, dst_port, CAST(NULL AS STRING) AS peer_ip, packets, octets FROM flows
    WHERE ip_in(src_ip, '${servers}') AND ip_in(dst_ip, '${servers}') AND protocol = 6 AND dst_port IN (22, 23, 135, 139, 445, 3389, 5900, 5985, 5986) AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3)))
    PARTITION BY (src_ip, dst_ip, dst_port) ORDER BY received_time,
  evidence_seconds => ${window}, on_time => DESCRIPTOR(received_time))
WHERE first_time >= CAST('${since}' AS TIMESTAMP_LTZ(3));
