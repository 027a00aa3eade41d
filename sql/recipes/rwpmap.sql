-- What goes between which of the networks that networks.csv names?
--
-- A prefix map of SiLK is asked with pmap(src_ip, NAME), a file pmaps/NAME.txt of the reference directory.
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row each two networks;
-- what had no flow for 30 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwuniq --pmap-file=networks.pmap --fields=src-networks,dst-networks --values=records,bytes
-- Parameters:
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 30 d
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   src | dst | records | octets
--   elsewhere | office | 4 | 2412052000
--   elsewhere | servers | 100 | 671036
--   office | elsewhere | 91 | 120112100
--   servers | elsewhere | 31 | 1364046
--   servers | office | 2 | 50060
--   servers | servers | 2 | 120000
SELECT COALESCE(src_network, 'elsewhere') AS src, COALESCE(dst_network, 'elsewhere') AS dst, COUNT(*) AS records, SUM(octets) AS octets
FROM flows
WHERE received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY COALESCE(src_network, 'elsewhere'), COALESCE(dst_network, 'elsewhere')
/* batch */ ORDER BY src, dst LIMIT ${limit};
