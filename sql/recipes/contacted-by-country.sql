-- Has any system been contacted from a country, such as China?
--
-- Countries are GeoIP's, as they were when a flow was archived.
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row a service and who
-- went to it; what had no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwfilter --type=in,inweb --scc=cn --pass=stdout | rwuniq --fields=dip,dport --values=flows,sip-distinct,bytes
-- Parameters:
--   country country CN: ISO 3166 alpha-2
--   servers network 10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7: what counts as mine
--   from time 7d: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02T08:00:00Z --until=2026-03-02T13:00:00Z --servers=198.51.100.0/24,10.0.0.0/8
-- Expected:
--   dst_ip | protocol | dst_port | flows | sources | octets
--   198.51.100.20 | 6 | 21 | 10 | 1 | 600
--   198.51.100.21 | 6 | 21 | 4 | 1 | 480
--   198.51.100.20 | 6 | 22 | 1 | 1 | 30000
SELECT dst_ip, protocol, dst_port, SUM(flows) AS flows, COUNT(src_ip) AS sources, SUM(octets) AS octets
FROM (
  SELECT dst_ip, protocol, dst_port, src_ip, COUNT(*) AS flows, SUM(octets) AS octets
  FROM flows
  WHERE src_country = '${country}' AND ip_in(dst_ip, '${servers}')
    AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  GROUP BY dst_ip, protocol, dst_port, src_ip
) AS pairs
GROUP BY dst_ip, protocol, dst_port
/* batch */ ORDER BY flows DESC, dst_ip, dst_port, protocol LIMIT ${limit};
