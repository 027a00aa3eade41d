-- Which flows are the largest?
--
-- Stream: the largest so far: one that is no longer among them is taken back. It keeps as many as it says, for 30 days
-- each. Late flows count.
-- SiLK: rwsort --fields=bytes --reverse | rwcut --num-recs=N
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 10: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03 --limit=3
-- Expected:
--   octets | packets | src_ip | src_port | dst_ip | dst_port | protocol | start_time
--   1200000000 | 900000 | 192.0.2.200 | 443 | 10.0.0.99 | 54000 | 6 | 2026-03-02T20:00:00Z
--   1200000000 | 900000 | 192.0.2.200 | 443 | 10.0.0.99 | 54000 | 6 | 2026-03-02T20:30:00Z
--   12000000 | 9000 | 192.0.2.201 | 443 | 10.0.0.98 | 54000 | 6 | 2026-03-02T20:05:00Z
SELECT octets, packets, src_ip, src_port, dst_ip, dst_port, protocol, start_time
FROM flows
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
ORDER BY octets DESC, start_time, src_ip, src_port, dst_ip, dst_port, protocol LIMIT ${limit};
