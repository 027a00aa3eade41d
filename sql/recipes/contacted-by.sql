-- Which of my servers did this address contact?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row a service; what had
-- no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwfilter --type=in,inweb --saddress=ADDRESS --pass=stdout | rwuniq --fields=dip,proto,dport --values=flows,bytes,stime,etime
-- Parameters:
--   address address -: who contacted somebody
--   servers network 10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7: what counts as mine
--   from time 7d: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --address=203.0.113.66 --from=2026-03-02 --until=2026-03-04 --servers=198.51.100.0/24,10.0.0.0/8
-- Expected:
--   dst_ip | protocol | dst_port | flows | octets | first_seen | last_seen
--   198.51.100.20 | 6 | 22 | 1 | 30000 | 2026-03-02T12:00:00Z | 2026-03-02T12:05:00Z
SELECT
  dst_ip, protocol, dst_port, COUNT(*) AS flows, SUM(octets) AS octets,
  MIN(start_time) AS first_seen, MAX(end_time) AS last_seen
FROM flows
WHERE src_ip = '${address}' AND ip_in(dst_ip, '${servers}')
  AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY dst_ip, protocol, dst_port
/* batch */ ORDER BY first_seen, dst_ip, dst_port, protocol LIMIT ${limit};
