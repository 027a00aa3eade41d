-- Which prefixes do the sources make up, the fewest that have them all and no others?
--
-- A line is an element, and what sets/NAME.txt of the reference directory takes; ip_count tells how many addresses it has.
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps the set of addresses;
-- what had no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwset --sip-file=stdout | rwsetcat --cidr-blocks
-- Parameters:
--   within network 0.0.0.0/0,::/0: only of these
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 100000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --within=203.0.113.0/24 --from=2026-03-02 --until=2026-03-04
-- Expected:
--   prefix | addresses
--   203.0.113.101 | 1
--   203.0.113.102/31 | 2
--   203.0.113.104/29 | 8
--   203.0.113.112/28 | 16
--   203.0.113.128/27 | 32
--   203.0.113.160 | 1
--   203.0.113.22 | 1
--   203.0.113.5 | 1
--   203.0.113.66 | 1
--   203.0.113.77 | 1
--   203.0.113.78 | 1
--   203.0.113.9 | 1
SELECT m.prefix, ip_count(m.prefix) AS addresses
FROM (
  SELECT ip_set(src_ip) AS members FROM flows
  WHERE ip_in(src_ip, '${within}')
    AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
) AS s CROSS JOIN UNNEST(s.members) AS m(prefix)
/* batch */ ORDER BY prefix LIMIT ${limit};
