-- What are the columns of each flow, in the order of their time?
--
-- SiLK: rwcut --fields=1-12 --num-recs=N
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 20: the most rows
-- Example: --from=2026-03-02T10:00:00Z --until=2026-03-02T10:31:00Z --limit=20
SELECT sip, dip, sport, dport, protocol, packets, octets, flags_letters AS flags, stime, dur, etime, sensor
FROM silk
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
ORDER BY stime, sip, sport LIMIT ${limit};
