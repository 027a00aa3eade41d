-- How many flows, bytes and packets were there in each time bin, flows spread over the bins that they span?
--
-- Bins are aligned to the epoch; those with nothing are left out, as after --skip-zeroes.
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps a row a bin; what had no
-- flow for a day is forgotten, and begins anew if it comes back. Late flows count.
-- SiLK: rwcount --bin-size=SECONDS --load-scheme=SCHEME --skip-zeroes
-- Parameters:
--   bin count 30: seconds of a bin
--   scheme text time-proportional: bin-uniform, start-spike, end-spike, middle-spike, time-proportional, maximum-volume or minimum-volume
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 100000: the most rows
-- Settings:
--   table.exec.state.ttl = 1 d
-- Example: --bin=600 --from=2026-03-02T11:50:00Z --until=2026-03-02T13:00:00Z
-- Expected:
--   bin_time | flows | octets | packets
--   2026-03-02T12:00:00Z | 2 | 120000 | 380
--   2026-03-02T12:10:00Z | 2 | 120000 | 100
--   2026-03-02T12:30:00Z | 2 | 5050000 | 4040
--   2026-03-02T12:40:00Z | 1 | 60 | 1
SELECT b.bin_time, SUM(b.flows) AS flows, SUM(b.octets) AS octets, SUM(b.packets) AS packets
FROM flows AS f, LATERAL TABLE(
  count_bins(f.start_time, f.end_time, f.packets, f.octets, ${bin}, '${scheme}')) AS b(bin_time, flows, packets, octets)
WHERE f.received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND f.received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY b.bin_time
/* batch */ ORDER BY bin_time LIMIT ${limit};
