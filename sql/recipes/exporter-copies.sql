-- Which flows did more than one exporter report?
--
-- Stream: each copy as it comes, in no order. It keeps of each connection the series of the last minutes, and forgets
-- it after an hour without a flow; copies come within seconds. Flows that are later than the source waits are left out.
-- SiLK: rwdedupe --stime-delta=10000 --ignore-fields=sensor
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 1 h
--   rearview.from = ${from} - 1h
--   rearview.until = ${until}
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   start_time | exporter_ip | src_ip | src_port | dst_ip | dst_port | protocol | octets | unique_octets
--   2026-03-02T10:40:00.030Z | 192.0.2.2 | 10.0.0.4 | 53112 | 192.0.2.90 | 443 | 6 | 800 | 0
SELECT start_time, exporter_ip, src_ip, src_port, dst_ip, dst_port, protocol, octets, unique_octets
FROM flows_unique
WHERE is_copy AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
/* batch */ ORDER BY start_time, src_ip, src_port, dst_ip, dst_port, protocol, exporter_ip LIMIT ${limit};
