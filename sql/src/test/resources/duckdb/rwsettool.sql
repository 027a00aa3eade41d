-- Also: --from=2026-03-01 --until=2026-03-05
WITH senders AS (
  SELECT DISTINCT src_ip AS address FROM flows_between('${from}', '${until}')
),
receivers AS (
  SELECT DISTINCT dst_ip AS address FROM flows_between('${from}', '${until}')
)
SELECT
  address, CASE WHEN receivers.address IS NULL THEN 'sent' WHEN senders.address IS NULL THEN 'received' ELSE 'both' END AS side
FROM senders FULL JOIN receivers USING (address)
WHERE ip_within(address, '${within}')
ORDER BY address LIMIT ${limit};
