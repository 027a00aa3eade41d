-- Which prefixes do the sources make up, the fewest that have them all and no others?
--
-- A line is an element, and what sets/NAME.txt of the reference directory takes; ip_count tells how many addresses it has.
-- SiLK: rwset --sip-file=stdout | rwsetcat --cidr-blocks
-- Parameters:
--   within network 0.0.0.0/0,::/0: only of these
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
SELECT m.prefix, ip_count(m.prefix) AS addresses
FROM (
  SELECT ip_set(src_ip) AS members FROM flows
  WHERE ip_in(src_ip, '${within}')
    AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
) AS s CROSS JOIN UNNEST(s.members) AS m(prefix)
ORDER BY prefix LIMIT ${limit};
