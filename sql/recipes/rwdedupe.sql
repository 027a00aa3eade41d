-- Which flows are there if those that are the same in all but when they were received count once?
--
-- Copies that several exporters sent, with their times apart, are marked in the view flows_unique.
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps which flows there were,
-- and forgets it after a day without a flow. Flows that are later than the source waits are left out.
-- SiLK: rwdedupe --ignore-fields=stime,duration,sensor
-- Parameters:
--   saddress network 0.0.0.0/0,::/0: source
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 1 d
-- Example: --saddress=10.0.0.4 --from=2026-03-02 --until=2026-03-03
-- Expected:
--   src_ip | dst_ip | src_port | dst_port | protocol | records
--   10.0.0.4 | 192.0.2.90 | 53111 | 443 | 6 | 1
--   10.0.0.4 | 192.0.2.90 | 53112 | 443 | 6 | 1
--   10.0.0.4 | 192.0.2.91 | 53113 | 443 | 6 | 1
SELECT src_ip, dst_ip, src_port, dst_port, protocol, COUNT(*) AS records
FROM (
  SELECT *, ROW_NUMBER() OVER (
    PARTITION BY src_ip, dst_ip, src_port, dst_port, protocol, packets, octets, tcp_flags ORDER BY received_time) AS copy
  FROM flows
  WHERE ip_in(src_ip, '${saddress}') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
) AS numbered
WHERE copy = 1
GROUP BY src_ip, dst_ip, src_port, dst_port, protocol
/* batch */ ORDER BY src_ip, src_port, dst_ip, dst_port, protocol LIMIT ${limit};
