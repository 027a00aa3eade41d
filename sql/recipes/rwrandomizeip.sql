-- What are the flows, with addresses that tell nothing but which are alike?
--
-- SiLK: rwrandomizeip --consistent --seed=N
-- Parameters:
--   key text -: 64 hexadecimal digits or 32 characters; the same key gives the same addresses
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --key=1522178d33a4cf80130a5b1649907d10d8988f837979652762574c2d2a842202 --from=2026-03-02T10:00:00Z --until=2026-03-02T10:25:00Z
SELECT anonymize_ip(src_ip, '${key}') AS src_ip, anonymize_ip(dst_ip, '${key}') AS dst_ip, src_port, dst_port, protocol, packets, octets
FROM flows
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
ORDER BY octets DESC, src_port LIMIT ${limit};
