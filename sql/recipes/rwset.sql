-- Which addresses sent something?
--
-- SiLK: rwset --sip-file=stdout | rwsetcat
-- Parameters:
--   within network 0.0.0.0/0,::/0: only of these
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
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
ORDER BY address LIMIT ${limit};
