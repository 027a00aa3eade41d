-- What is a sample of about one flow in so many?
--
-- By the addresses and ports: the same flows each time, and both directions alike or not as it comes.
-- SiLK: rwsplit --flow-limit=1000 --sample-ratio=N --basename=sample
-- Parameters:
--   one_in number 100: flows of which one is taken
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-02 --until=2026-03-03 --one_in=50
SELECT start_time, src_ip, src_port, dst_ip, dst_port, protocol, octets
FROM flows
WHERE MOD(ABS(HASH_CODE(src_ip || ' ' || dst_ip)) / 7 + src_port + dst_port, ${one_in}) = 0
  AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
ORDER BY start_time, src_ip, src_port, dst_ip LIMIT ${limit};
