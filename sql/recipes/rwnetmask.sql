-- Between which networks did how much go?
--
-- SiLK: rwnetmask --4sip-prefix=24 --4dip-prefix=24 | rwuniq --fields=sip,dip --values=records,bytes
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-02 --until=2026-03-03
SELECT ip_mask(src_ip, 24, 48) AS src_network, ip_mask(dst_ip, 24, 48) AS dst_network, COUNT(*) AS records, SUM(octets) AS octets
FROM flows
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY ip_mask(src_ip, 24, 48), ip_mask(dst_ip, 24, 48)
ORDER BY octets DESC, src_network, dst_network LIMIT ${limit};
