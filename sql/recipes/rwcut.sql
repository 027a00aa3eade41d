-- What are the columns of each flow, in the order of their time?
--
-- Stream: each flow as it comes, in no order. It keeps nothing; a late flow is said late.
-- SiLK: rwcut --fields=1-12 --num-recs=N
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 20: the most rows
-- Example: --from=2026-03-02T10:00:00Z --until=2026-03-02T10:31:00Z --limit=20
-- Expected:
--   sip | dip | sport | dport | protocol | packets | octets | flags | stime | dur | etime | sensor
--   192.0.2.70 | 198.51.100.10 | 52000 | 443 | 6 | 20 | 3000 | FSPA | 2026-03-02T10:00:00Z | 10 | 2026-03-02T10:00:10Z | edge
--   198.51.100.10 | 192.0.2.70 | 443 | 52000 | 6 | 30 | 40000 | FSPA | 2026-03-02T10:00:00Z | 10 | 2026-03-02T10:00:10Z | edge
--   192.0.2.71 | 198.51.100.10 | 52001 | 443 | 6 | 10 | 1500 | FSPA | 2026-03-02T10:05:00Z | 5 | 2026-03-02T10:05:05Z | edge
--   198.51.100.10 | 192.0.2.71 | 443 | 52001 | 6 | 14 | 16000 | FSPA | 2026-03-02T10:05:00.020Z | 5 | 2026-03-02T10:05:05.020Z | edge
--   192.0.2.72 | 198.51.100.80 | 52002 | 80 | 6 | 9 | 900 | FSPA | 2026-03-02T10:10:00Z | 2 | 2026-03-02T10:10:02Z | edge
--   198.51.100.80 | 192.0.2.72 | 80 | 52002 | 6 | 12 | 15000 | FSPA | 2026-03-02T10:10:00.005Z | 2 | 2026-03-02T10:10:02.005Z | edge
--   192.0.2.73 | 198.51.100.25 | 52003 | 25 | 6 | 15 | 9000 | FSPA | 2026-03-02T10:20:00Z | 3 | 2026-03-02T10:20:03Z | edge
--   198.51.100.25 | 192.0.2.73 | 25 | 52003 | 6 | 12 | 1100 | FSPA | 2026-03-02T10:20:00.010Z | 3 | 2026-03-02T10:20:03.010Z | edge
--   10.0.0.4 | 192.0.2.90 | 53111 | 443 | 6 | 25 | 2500 | FSPA | 2026-03-02T10:30:00Z | 10 | 2026-03-02T10:30:10Z | edge
--   192.0.2.90 | 10.0.0.4 | 443 | 53111 | 6 | 40 | 52000 | FSPA | 2026-03-02T10:30:00.050Z | 10 | 2026-03-02T10:30:10.050Z | edge
SELECT sip, dip, sport, dport, protocol, packets, octets, flags_letters AS flags, stime, dur, etime, sensor
FROM silk
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
/* batch */ ORDER BY stime, sip, sport, dip, dport, protocol LIMIT ${limit};
