-- rwgroup as a stream, by the order in which flows are received.
--
-- Stream: the answer so far, each change of it taking a row back and saying it anew. A flow begins another burst if it
-- began longer than --delta after every one before it: one that began earlier than what is known belongs to the burst of
-- that. It keeps the last burst of each source, and forgets it after a day, so that --delta is less than that without a
-- flow. Flows that are later than the source waits are left out.
-- Settings:
--   table.exec.state.ttl = 1 d
SELECT src_ip, burst, COUNT(*) AS records, MIN(start_time) AS first_seen, MAX(end_time) AS last_seen, SUM(octets) AS octets
FROM (
  SELECT *, SUM(begins) OVER (PARTITION BY src_ip ORDER BY received_time) AS burst
  FROM (
    SELECT
      *,
      CASE
        WHEN start_milli - LAG(latest_milli) OVER (PARTITION BY src_ip ORDER BY received_time)
          <= ${delta} * CAST(1000 AS BIGINT) THEN 0
        ELSE 1
      END AS begins
    FROM (
      SELECT
        *,
        MAX(start_milli) OVER (
          PARTITION BY src_ip ORDER BY received_time ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS latest_milli
      FROM (
        SELECT
          src_ip, received_time, start_time, end_time, octets,
          bin_number(COALESCE(start_time, received_time), 0.001) AS start_milli
        FROM flows
        WHERE ip_in(src_ip, '${within}') AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
      ) AS counted
    ) AS so_far
  ) AS marked
) AS numbered
GROUP BY src_ip, burst
HAVING COUNT(*) >= ${records};
