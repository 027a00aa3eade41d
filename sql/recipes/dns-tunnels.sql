-- Which hosts send more through DNS than names are long?
--
-- Flows: flows-of --src=${src_ip} --dst=${dst_ip} --dport=53 --protocol=17 --from=${from} --until=${until}
-- Parameters:
--   queries number 20: the fewest flows
--   length number 200: the fewest bytes a packet
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   src_ip | dst_ip | queries | octets | octets_a_packet
--   10.0.0.9 | 192.0.2.53 | 40 | 36000 | 450
SELECT src_ip, dst_ip, COUNT(*) AS queries, SUM(octets) AS octets, SUM(octets) / SUM(packets) AS octets_a_packet
FROM flows
WHERE protocol = 17 AND dst_port = 53 AND packets > 0 AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY src_ip, dst_ip
HAVING COUNT(*) >= ${queries} AND SUM(octets) / SUM(packets) >= ${length}
ORDER BY octets DESC, src_ip, dst_ip LIMIT ${limit};
