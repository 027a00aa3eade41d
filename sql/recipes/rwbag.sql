-- How many bytes and flows are there for each destination port?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row a port; what had no
-- flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwbag --bag-file=dport,sum-bytes,stdout | rwbagcat --mincounter=N --maxcounter=M
-- Parameters:
--   protocol number 6: IP protocol
--   mincounter number 1: the fewest flows
--   maxcounter number 999999999: the most flows
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 100000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03 --mincounter=2
-- Expected:
--   dst_port | octets | records
--   21 | 2660 | 18
--   22 | 109560 | 11
--   23 | 2460 | 41
--   25 | 9060 | 2
--   443 | 120020600 | 50
--   445 | 170060 | 4
--   54000 | 2412000000 | 3
SELECT dst_port, SUM(octets) AS octets, COUNT(*) AS records
FROM flows
WHERE protocol = ${protocol} AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY dst_port
HAVING COUNT(*) BETWEEN ${mincounter} AND ${maxcounter}
/* batch */ ORDER BY dst_port LIMIT ${limit};
