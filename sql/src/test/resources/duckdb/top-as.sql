-- Also: --window=1h --count=3 --from=2026-03-01 --until=2026-03-05
-- Also: --window=1d --count=1000 --from=2026-03-01 --until=2026-03-05
WITH sums AS (
  SELECT
    time_bucket(INTERVAL (${window}) SECONDS, received_time, TIMESTAMP '1970-01-01') AS window_start, src_asn, sum(f.octets) AS octets,
    count(*) AS flows
  FROM flows_between('${from}', '${until}') AS f
  WHERE src_asn IS NOT NULL
  GROUP BY window_start, src_asn
)
SELECT window_start, rank() OVER (PARTITION BY window_start ORDER BY octets DESC, src_asn) AS place, src_asn, octets, flows
FROM sums
QUALIFY place <= ${count};
