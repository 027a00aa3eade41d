-- Also: --from=2026-03-03 --until=2026-03-05
-- Also: --from=2026-03-01 --until=2026-03-05
WITH pairs AS (
  SELECT
    octets,
    (SELECT arg_max(name, prefix_bits(prefix)) FROM networks WHERE ip_under(src_ip, prefix)) AS src_name,
    (SELECT arg_max(name, prefix_bits(prefix)) FROM networks WHERE ip_under(dst_ip, prefix)) AS dst_name
  FROM flows_between('${from}', '${until}')
)
SELECT coalesce(src_name, 'elsewhere') AS src, coalesce(dst_name, 'elsewhere') AS dst, count(*) AS records, sum(octets) AS octets
FROM pairs
GROUP BY src, dst
ORDER BY src, dst LIMIT ${limit};
