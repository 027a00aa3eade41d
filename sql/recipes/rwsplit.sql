-- What is a sample of about one flow in so many?
--
-- By the addresses and ports: the same flows each time, and both directions alike or not as it comes.
-- Stream: each flow as it comes, in no order. It keeps nothing; a late flow is said late.
-- SiLK: rwsplit --flow-limit=1000 --sample-ratio=N --basename=sample
-- Parameters:
--   one_in count 100: flows of which one is taken
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-02 --until=2026-03-03 --one_in=50
-- Expected:
--   start_time | src_ip | src_port | dst_ip | dst_port | protocol | octets
--   2026-03-02T07:30:00Z | 10.0.0.8 | 51007 | 192.0.2.99 | 443 | 6 | 5000000
--   2026-03-02T08:03:00Z | 203.0.113.5 | 41003 | 198.51.100.20 | 21 | 6 | 60
--   2026-03-02T08:13:30Z | 203.0.113.22 | 41003 | 198.51.100.21 | 21 | 6 | 120
--   2026-03-02T16:01:04Z | 10.0.0.9 | 49017 | 192.0.2.53 | 53 | 17 | 900
--   2026-03-02T18:10:00Z | 10.0.0.6 | 55000 | 192.0.2.95 | 22 | 6 | 20000
--   2026-03-02T18:15:00Z | 10.0.0.6 | 55000 | 192.0.2.95 | 22 | 6 | 20000
--   2026-03-02T18:20:00Z | 10.0.0.6 | 55000 | 192.0.2.95 | 22 | 6 | 20000
SELECT start_time, src_ip, src_port, dst_ip, dst_port, protocol, octets
FROM flows
WHERE MOD(ABS(HASH_CODE(src_ip || ' ' || dst_ip)) / 7 + COALESCE(src_port, 0) + COALESCE(dst_port, 0), ${one_in}) = 0
  AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
/* batch */ ORDER BY start_time, src_ip, src_port, dst_ip, dst_port, protocol LIMIT ${limit};
