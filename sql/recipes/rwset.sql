-- Which addresses sent something?
--
-- Stream: each address once, when it is first seen. It keeps the addresses, and forgets one after 30 days without a
-- flow: it is said again if it comes back. Late flows count.
-- SiLK: rwset --sip-file=stdout | rwsetcat
-- Parameters:
--   within network 0.0.0.0/0,::/0: only of these
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 100000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03 --within=198.51.100.0/24
-- Expected:
--   address
--   198.51.100.10
--   198.51.100.20
--   198.51.100.25
--   198.51.100.30
--   198.51.100.31
--   198.51.100.41
--   198.51.100.53
--   198.51.100.60
--   198.51.100.80
SELECT DISTINCT src_ip AS address
FROM flows
WHERE ip_in(src_ip, '${within}') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
/* batch */ ORDER BY address LIMIT ${limit};
