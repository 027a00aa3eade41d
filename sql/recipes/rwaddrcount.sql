-- What did each source send, and when did it begin and end?
--
-- SiLK: rwaddrcount --print-recs --min-records=N --sort-ips
-- Parameters:
--   records number 1: the fewest flows of a row
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-02 --until=2026-03-03 --records=20
SELECT src_ip, SUM(octets) AS octets, SUM(packets) AS packets, COUNT(*) AS records, MIN(start_time) AS start_time, MAX(end_time) AS end_time
FROM flows
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY src_ip
HAVING COUNT(*) >= ${records}
ORDER BY records DESC, src_ip LIMIT ${limit};
