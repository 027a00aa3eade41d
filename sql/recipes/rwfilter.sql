-- Which flows went between these networks, on these ports?
--
-- What each switch of rwfilter is in SQL stands in rwfilter.md, beside the README. Where a flow has no ports they are 0.
-- Stream: each flow as it comes, in no order. It keeps nothing; a late flow is said late.
-- SiLK: rwfilter --saddress=A --daddress=B --sport=N-M --dport=N-M --pass=stdout | rwcut --fields=stime,sip,sport,dip,dport,proto,flags,packets,bytes
-- Parameters:
--   saddress network 0.0.0.0/0,::/0: source
--   daddress network 0.0.0.0/0,::/0: destination
--   sport_from number 0: lowest source port
--   sport_to number 65535: highest source port
--   dport_from number 0: lowest destination port
--   dport_to number 65535: highest destination port
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --saddress=203.0.113.0/24 --dport_from=22 --dport_to=22 --from=2026-03-02 --until=2026-03-03
-- Expected:
--   start_time | src_ip | src_port | dst_ip | dst_port | protocol | flags | packets | octets
--   2026-03-02T12:00:00Z | 203.0.113.66 | 44000 | 198.51.100.20 | 22 | 6 | FSPA | 200 | 30000
--   2026-03-02T14:10:21Z | 203.0.113.78 | 47100 | 198.51.100.20 | 22 | 6 | S | 1 | 60
--   2026-03-02T17:00:00Z | 203.0.113.9 | 56000 | 198.51.100.21 | 22 | 6 | SRPA | 8 | 900
--   2026-03-02T17:00:20Z | 203.0.113.9 | 56001 | 198.51.100.21 | 22 | 6 | SRPA | 8 | 900
--   2026-03-02T17:00:40Z | 203.0.113.9 | 56002 | 198.51.100.21 | 22 | 6 | SRPA | 8 | 900
--   2026-03-02T17:01:00Z | 203.0.113.9 | 56003 | 198.51.100.21 | 22 | 6 | SRPA | 8 | 900
--   2026-03-02T17:01:20Z | 203.0.113.9 | 56004 | 198.51.100.21 | 22 | 6 | SRPA | 8 | 900
--   2026-03-02T17:02:00Z | 203.0.113.9 | 56010 | 198.51.100.21 | 22 | 6 | FSPA | 90 | 15000
SELECT start_time, src_ip, src_port, dst_ip, dst_port, protocol, flags_text(tcp_flags) AS flags, packets, octets
FROM flows
WHERE ip_in(src_ip, '${saddress}') AND ip_in(dst_ip, '${daddress}')
  AND COALESCE(src_port, 0) BETWEEN ${sport_from} AND ${sport_to}
  AND COALESCE(dst_port, 0) BETWEEN ${dport_from} AND ${dport_to}
  AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
/* batch */ ORDER BY start_time, src_ip, src_port, dst_ip, dst_port, protocol LIMIT ${limit};
