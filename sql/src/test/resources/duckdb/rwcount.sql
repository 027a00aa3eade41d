-- By rwcount(1): a flow lasts from its first millisecond to its last, both of them included.
-- Also: --bin=60 --from=2026-03-02T15:00:00Z --until=2026-03-02T21:00:00Z
-- Also: --bin=60 --scheme=bin-uniform --from=2026-03-02T12:00:00Z --until=2026-03-02T13:00:00Z
-- Also: --bin=60 --scheme=start-spike --from=2026-03-02T12:00:00Z --until=2026-03-02T13:00:00Z
-- Also: --bin=60 --scheme=end-spike --from=2026-03-02T12:00:00Z --until=2026-03-02T13:00:00Z
-- Also: --bin=60 --scheme=middle-spike --from=2026-03-02T12:00:00Z --until=2026-03-02T13:00:00Z
-- Also: --bin=60 --scheme=maximum-volume --from=2026-03-02T12:00:00Z --until=2026-03-02T13:00:00Z
-- Also: --bin=60 --scheme=minimum-volume --from=2026-03-02T12:00:00Z --until=2026-03-02T13:00:00Z
WITH spans AS (
  SELECT
    epoch_ms(start_time) AS first_milli, greatest(epoch_ms(end_time), first_milli) AS last_milli, ${bin} * 1000 AS width,
    first_milli // width AS first_bin, last_milli // width AS last_bin, packets, octets
  FROM flows_between('${from}', '${until}')
),
bins AS (
  SELECT *, unnest(generate_series(first_bin, last_bin)) AS bin FROM spans
),
shares AS (
  SELECT *,
    CASE
      WHEN first_bin = last_bin THEN 1
      WHEN '${scheme}' = 'time-proportional' THEN
        (least(last_milli + 1, (bin + 1) * width) - greatest(first_milli, bin * width)) / (last_milli + 1 - first_milli)
      WHEN '${scheme}' = 'bin-uniform' THEN 1 / (last_bin - first_bin + 1)
      WHEN '${scheme}' = 'start-spike' THEN if(bin = first_bin, 1, NULL)
      WHEN '${scheme}' = 'end-spike' THEN if(bin = last_bin, 1, NULL)
      WHEN '${scheme}' = 'middle-spike' THEN if(bin = (first_milli + last_milli) // 2 // width, 1, NULL)
      WHEN '${scheme}' IN ('maximum-volume', 'minimum-volume') THEN 1
    END AS share,
    if('${scheme}' = 'minimum-volume' AND first_bin < last_bin, 0, share) AS volume
  FROM bins
)
SELECT
  make_timestamp_ms((bin * width)::BIGINT) AS bin_time, sum(share) AS flows, sum(octets * volume) AS octets,
  sum(packets * volume) AS packets
FROM shares
WHERE share IS NOT NULL
GROUP BY bin, width
ORDER BY bin LIMIT ${limit};
