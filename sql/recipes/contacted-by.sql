-- Which of my servers did this address contact?
--
-- SiLK: rwfilter --type=in,inweb --saddress=ADDRESS --pass=stdout | rwuniq --fields=dip,proto,dport --values=flows,bytes,stime,etime
-- Parameters:
--   address address -: who contacted somebody
--   servers network 10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7: what counts as mine
--   from time 7d: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
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
ORDER BY first_seen, dst_ip, dst_port, protocol LIMIT ${limit};
