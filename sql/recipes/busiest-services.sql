-- Which server ports below 1024 are busiest, by bytes?
--
-- Types are those of silk.conf and sensor.conf: where a site has none, nothing is found.
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row a port; what had no
-- flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwfilter --proto=6,17 --type=out,outweb --sport=1-1023 --pass=stdout | rwstats --fields=sport --count=10 --bytes
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 10: how many
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   src_port | octets | percentage | cumulative_percentage
--   22 | 90000 | 55.521283 | 55.521283
--   443 | 56000 | 34.546576 | 90.067859
--   80 | 15000 | 9.253547 | 99.321407
--   25 | 1100 | 0.678593 | 100
WITH services AS (
  SELECT src_port, SUM(octets) AS octets
  FROM flows
  WHERE protocol IN (6, 17) AND type IN ('out', 'outweb') AND src_port BETWEEN 1 AND 1023
    AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  GROUP BY src_port
),
best AS (
  SELECT * FROM services ORDER BY octets DESC, src_port LIMIT ${limit}
)
SELECT
  r.src_port, r.octets,
  CAST(r.octets * 100.0 / MAX(t.octets) AS DECIMAL(9, 6)) AS percentage,
  CAST(SUM(b.octets) * 100.0 / MAX(t.octets) AS DECIMAL(9, 6)) AS cumulative_percentage
FROM best AS r JOIN best AS b ON b.octets > r.octets OR (b.octets = r.octets AND b.src_port <= r.src_port)
CROSS JOIN (SELECT SUM(octets) AS octets FROM services) AS t
GROUP BY r.src_port, r.octets
ORDER BY octets DESC, src_port LIMIT ${limit};
