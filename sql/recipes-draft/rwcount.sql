-- How many flows, bytes and packets were there in each time bin, flows spread over the bins that they span?
--
-- Bins are aligned to the epoch; those with nothing are left out, as after --skip-zeroes.
-- SiLK: rwcount --bin-size=SECONDS --load-scheme=SCHEME --skip-zeroes
-- Parameters:
--   bin number 30: seconds of a bin
--   scheme text time-proportional: bin-uniform, start-spike, end-spike, middle-spike, time-proportional, maximum-volume or minimum-volume
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
SELECT b.bin_time, SUM(b.flows) AS flows, SUM(b.octets) AS octets, SUM(b.packets) AS packets
FROM flows AS f, LATERAL TABLE(
  count_bins(f.start_time, f.end_time, f.packets, f.octets, ${bin}, '${scheme}')) AS b(bin_time, flows, packets, octets)
WHERE f.received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND f.received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
GROUP BY b.bin_time
ORDER BY bin_time LIMIT ${limit};
