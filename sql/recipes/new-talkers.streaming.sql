-- new-talkers as a stream, by hunt_first_seen.
--
-- Stream: who is new is said once, a window after the first flow, with what came in that window. It keeps of each
-- address outside when it was seen last, and forgets it after 30 days without a flow: then it is new again. Flows that are later than the source waits are left out.
-- Parameters:
--   window duration 1h: how long after the first flow others are counted
-- Example: --window=2h
SELECT ip, start_time AS first_seen, flows, octets
FROM hunt_first_seen(
  flows => (
    SELECT received_time, start_time, end_time, ip, CAST(NULL AS STRING) AS peer_ip, packets, octets
    FROM flows CROSS JOIN UNNEST(ARRAY[src_ip, dst_ip]) AS side(ip)
    WHERE NOT ip_in(ip, '${servers}') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3)))
    PARTITION BY ip ORDER BY received_time,
  evidence_seconds => ${window}, on_time => DESCRIPTOR(received_time))
WHERE first_time >= CAST('${since}' AS TIMESTAMP_LTZ(3)) AND octets >= ${octets};
