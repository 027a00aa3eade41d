-- slow-exfiltration as a stream, by windows of an hour and windows of these.
--
-- Stream: each window is judged by itself, and what is found is said once, when it is over. It keeps a sum of each two
-- addresses of the hour, and three figures of the window, and drops them with it. Flows that are later than the source waits are left out.
-- Parameters:
--   window duration 1d: how long flows are looked at together, in whole hours
WITH by_hour AS (
  SELECT window_time AS hour_time, src_ip, dst_ip, COUNT(*) AS flows, SUM(octets) AS octets
  FROM TUMBLE(TABLE flows, DESCRIPTOR(received_time), INTERVAL '1' HOUR)
  WHERE ip_in(src_ip, '${servers}') AND NOT ip_in(dst_ip, '${servers}') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  GROUP BY window_start, window_end, window_time, src_ip, dst_ip
)
SELECT src_ip, dst_ip, COUNT(*) AS hours_active, SUM(flows) AS flows, SUM(octets) AS octets, MAX(octets) AS most_in_an_hour
FROM TUMBLE(TABLE by_hour, DESCRIPTOR(hour_time), INTERVAL '${window}' SECOND(10))
GROUP BY window_start, window_end, src_ip, dst_ip
HAVING COUNT(*) >= ${hours} AND MAX(octets) <= ${hourly} AND SUM(octets) >= ${total};
