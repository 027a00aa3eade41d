-- Which sources sent most packets, and what part of all is that?
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row a source; what had
-- no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwstats --fields=sip --values=packets --count=N
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 10: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03 --limit=4
-- Expected:
--   src_ip | packets | percentage | cumulative_percentage
--   192.0.2.200 | 1800000 | 93.972745 | 93.972745
--   10.0.0.8 | 96000 | 5.01188 | 98.984624
--   192.0.2.201 | 9000 | 0.469864 | 99.454488
--   198.51.100.60 | 6000 | 0.313242 | 99.767731
WITH bins AS (
  SELECT src_ip, SUM(packets) AS packets FROM flows
  WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  GROUP BY src_ip
),
best AS (
  SELECT * FROM bins ORDER BY packets DESC, src_ip LIMIT ${limit}
)
SELECT
  r.src_ip, r.packets,
  CAST(r.packets * 100.0 / MAX(t.packets) AS DECIMAL(9, 6)) AS percentage,
  CAST(SUM(b.packets) * 100.0 / MAX(t.packets) AS DECIMAL(9, 6)) AS cumulative_percentage
FROM best AS r JOIN best AS b ON b.packets > r.packets OR (b.packets = r.packets AND b.src_ip <= r.src_ip)
CROSS JOIN (SELECT SUM(packets) AS packets FROM bins) AS t
GROUP BY r.src_ip, r.packets
ORDER BY packets DESC, src_ip LIMIT ${limit};
