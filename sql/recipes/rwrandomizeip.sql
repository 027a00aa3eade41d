-- What are the flows, with addresses that tell nothing but which are alike?
--
-- Stream: each flow as it comes, in no order. It keeps nothing; a late flow is said late.
-- SiLK: rwrandomizeip --consistent --seed=N
-- Parameters:
--   key text -: 64 hexadecimal digits or 32 characters; the same key gives the same addresses
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --key=1522178d33a4cf80130a5b1649907d10d8988f837979652762574c2d2a842202 --from=2026-03-02T10:00:00Z --until=2026-03-02T10:25:00Z
-- Expected:
--   src_ip | dst_ip | src_port | dst_port | protocol | packets | octets
--   249.18.139.250 | 252.255.2.54 | 443 | 52000 | 6 | 30 | 40000
--   249.18.139.250 | 252.255.2.55 | 443 | 52001 | 6 | 14 | 16000
--   249.18.139.174 | 252.255.2.62 | 80 | 52002 | 6 | 12 | 15000
--   252.255.2.63 | 249.18.139.226 | 52003 | 25 | 6 | 15 | 9000
--   252.255.2.54 | 249.18.139.250 | 52000 | 443 | 6 | 20 | 3000
--   252.255.2.55 | 249.18.139.250 | 52001 | 443 | 6 | 10 | 1500
--   249.18.139.226 | 252.255.2.63 | 25 | 52003 | 6 | 12 | 1100
--   252.255.2.62 | 249.18.139.174 | 52002 | 80 | 6 | 9 | 900
SELECT anonymize_ip(src_ip, '${key}') AS src_ip, anonymize_ip(dst_ip, '${key}') AS dst_ip, src_port, dst_port, protocol, packets, octets
FROM flows
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
/* batch */ ORDER BY octets DESC, src_port, dst_port, src_ip, dst_ip LIMIT ${limit};
