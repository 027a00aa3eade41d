-- rwscan as a stream, window by window.
--
-- Stream: each window is judged by itself, its flows and its active addresses alone, and what is found is said once,
-- when it is over; a scan that two windows share is two. It keeps the flows of a window of sources outside, and drops
-- them with it. Flows that are later than the source waits are left out.
-- Parameters:
--   window duration 1h: how long flows are looked at together
-- Settings:
--   table.optimizer.reuse-source-enabled = false
-- Example: --window=1d
SELECT src_ip, protocol, s.first_time, s.last_time, s.flows, s.packets, s.octets, s.scan_model, s.scan_prob
FROM (
  SELECT f.src_ip, f.protocol,
    rwscan(f.dst_ip, f.src_port, CASE WHEN f.protocol = 1 THEN f.icmp_type * 256 + f.icmp_code ELSE f.dst_port END,
      f.protocol, f.packets, f.octets, f.tcp_flags, f.start_time, f.end_time, a.ip IS NOT NULL, '${model}') AS s
  FROM (
    SELECT * FROM TUMBLE(TABLE flows, DESCRIPTOR(received_time), INTERVAL '${window}' SECOND(10))
    WHERE protocol IN (1, 6, 17) AND NOT ip_in(src_ip, '${inside}')
      AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  ) AS f LEFT JOIN (
    SELECT window_start, window_end, src_ip AS ip FROM TUMBLE(TABLE flows, DESCRIPTOR(received_time), INTERVAL '${window}' SECOND(10))
    WHERE ip_in(src_ip, '${inside}')
      AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
    GROUP BY window_start, window_end, src_ip
  ) AS a ON f.window_start = a.window_start AND f.window_end = a.window_end AND f.dst_ip = a.ip
  GROUP BY f.window_start, f.window_end, f.src_ip, f.protocol
) AS sources
WHERE s.verdict = 'scan';
