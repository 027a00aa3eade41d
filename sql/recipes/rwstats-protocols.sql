-- Which protocols carry most packets, and what part of all is that?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row a protocol; what
-- had no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwstats --fields=proto --values=packets --count=15
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 15: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   protocol | packets | percentage | cumulative_percentage
--   6 | 1906338 | 99.524341 | 99.524341
--   17 | 9103 | 0.475241 | 99.999582
--   1 | 8 | 0.000418 | 100
WITH bins AS (
  SELECT protocol, SUM(packets) AS packets FROM flows
  WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  GROUP BY protocol
),
best AS (
  SELECT * FROM bins ORDER BY packets DESC, protocol LIMIT ${limit}
)
SELECT
  r.protocol, r.packets,
  CAST(r.packets * 100.0 / MAX(t.packets) AS DECIMAL(9, 6)) AS percentage,
  CAST(SUM(b.packets) * 100.0 / MAX(t.packets) AS DECIMAL(9, 6)) AS cumulative_percentage
FROM best AS r JOIN best AS b ON b.packets > r.packets OR (b.packets = r.packets AND b.protocol <= r.protocol)
CROSS JOIN (SELECT SUM(packets) AS packets FROM bins) AS t
GROUP BY r.protocol, r.packets
ORDER BY packets DESC, protocol LIMIT ${limit};
