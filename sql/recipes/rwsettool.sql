-- Which addresses are in both sets, or in one alone?
--
-- The sets are who sent, and who was sent to. A set of addresses that a file holds is asked with in_set: indicators.
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row an address; what
-- had no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwset --sip-file=a.set --dip-file=b.set; rwsettool --intersect|--difference a.set b.set
-- Parameters:
--   within network 0.0.0.0/0,::/0: only of these
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 100000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03 --within=10.0.0.0/8
-- Expected:
--   address | side
--   10.0.0.4 | both
--   10.0.0.5 | sent
--   10.0.0.6 | sent
--   10.0.0.7 | received
--   10.0.0.8 | both
--   10.0.0.9 | sent
--   10.0.0.98 | received
--   10.0.0.99 | received
SELECT address, CASE WHEN sent = 1 AND received = 1 THEN 'both' WHEN sent = 1 THEN 'sent' ELSE 'received' END AS side
FROM (
  SELECT address, MAX(sent) AS sent, MAX(1 - sent) AS received
  FROM (
    SELECT src_ip AS address, 1 AS sent FROM flows
    WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
    UNION ALL
    SELECT dst_ip AS address, 0 AS sent FROM flows
    WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
  ) AS sides
  GROUP BY address
) AS sets
WHERE ip_in(address, '${within}')
/* batch */ ORDER BY address LIMIT ${limit};
