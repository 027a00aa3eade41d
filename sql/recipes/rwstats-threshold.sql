-- Which pairs of hosts exchanged at least so many bytes in one direction?
--
-- SiLK: rwstats --fields=sip,dip --values=bytes --threshold=N
-- Parameters:
--   threshold number 1000000: bytes
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-02 --until=2026-03-03
SELECT src_ip, dst_ip, SUM(octets) AS octets
FROM flows
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY src_ip, dst_ip
HAVING SUM(octets) >= ${threshold}
ORDER BY octets DESC, src_ip, dst_ip LIMIT ${limit};
