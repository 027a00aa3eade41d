-- What bandwidth did a system, such as the telephones, use each day?
--
-- Days are UTC's, by the time that a flow ended and was received. The rate is the day's mean.
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row a day; what had no
-- flow for 3 days is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwfilter --any-address=SYSTEM --pass=stdout | rwcount --bin-size=86400
-- Parameters:
--   system network -: the system's addresses
--   from time 30d: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 3 d
-- Example: --system=198.51.100.60 --from=2026-03-01 --until=2026-03-05
-- Expected:
--   utc_day | sent_octets | received_octets | mean_bits_per_second | flows
--   2026-03-02 | 1200000 | 600000 | 166 | 3
--   2026-03-03 | 300000 | 0 | 27 | 1
SELECT
  DATE_FORMAT(TIMESTAMPADD(DAY, utc_bin, TIMESTAMP '1970-01-01 00:00:00'), 'yyyy-MM-dd') AS utc_day,
  SUM(CASE WHEN ip_in(src_ip, '${system}') THEN octets ELSE 0 END) AS sent_octets,
  SUM(CASE WHEN ip_in(dst_ip, '${system}') THEN octets ELSE 0 END) AS received_octets,
  SUM(octets) * 8 / 86400 AS mean_bits_per_second,
  COUNT(*) AS flows
FROM (SELECT *, CAST(bin_number(received_time, 86400) AS INT) AS utc_bin FROM flows) AS binned
WHERE (ip_in(src_ip, '${system}') OR ip_in(dst_ip, '${system}'))
  AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY utc_bin
/* batch */ ORDER BY utc_day LIMIT ${limit};
