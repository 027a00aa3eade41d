-- Which flows have an address that is on the list?
--
-- The whole archive.
-- Stream: the whole archive, and then each flow as it comes. It keeps nothing, a late flow is said late, and a list
-- that is changed takes effect at once, for what comes from then on.
-- SiLK: rwfilter --anyset=NAME.set --pass=stdout | rwcut
-- Parameters:
--   name text -: the list, a file sets/NAME.txt of the reference directory
--   from time 3650d: the first time to look at
--   until time now: the time to stop before
-- Example: --name=bad --from=2026-03-02T11:00:00Z --until=2026-03-02T13:00:00Z
-- Expected:
--   start_time | listed_ip | src_ip | src_port | dst_ip | dst_port | protocol | octets | exporter_ip
--   2026-03-02T12:00:00Z | 203.0.113.66 | 203.0.113.66 | 44000 | 198.51.100.20 | 22 | 6 | 30000 | 192.0.2.1
--   2026-03-02T12:00:00.040Z | 203.0.113.66 | 198.51.100.20 | 22 | 203.0.113.66 | 44000 | 6 | 90000 | 192.0.2.1
SELECT
  start_time, CASE WHEN in_set(src_ip, '${name}') THEN src_ip ELSE dst_ip END AS listed_ip,
  src_ip, src_port, dst_ip, dst_port, protocol, octets, exporter_ip
FROM flows
WHERE (in_set(src_ip, '${name}') OR in_set(dst_ip, '${name}')) AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3));
