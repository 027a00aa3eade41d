-- The largest aligned block around each address of which all addresses are there.
-- Also: --from=2026-03-01 --until=2026-03-05
WITH members AS (
  SELECT DISTINCT ip_number(src_ip) AS number FROM flows_between('${from}', '${until}') WHERE ip_within(src_ip, '${within}')
),
full_blocks AS (
  SELECT size, number >> size AS block, list(number) AS numbers
  FROM members CROSS JOIN unnest(range(33)) AS sizes(size)
  GROUP BY size, block
  HAVING count(*) = (1::BIGINT << size)
),
largest AS (
  SELECT unnest(numbers) AS number, max(size) AS size FROM full_blocks GROUP BY number
)
SELECT DISTINCT
  ip_text((number >> size) << size) || if(size = 0, '', '/' || (32 - size)) AS prefix, 1::BIGINT << size AS addresses
FROM largest
ORDER BY prefix LIMIT ${limit};
