-- A run of refusals is what lies between one session that was let in and the next; of a longer run the last hour counts.
-- Also: --packets=90 --from=2026-03-01 --until=2026-03-05
-- Also: --packets=13 --from=2026-03-01 --until=2026-03-05
-- Also: --packets=9 --from=2026-03-04 --until=2026-03-05
WITH sessions AS (
  SELECT *, count(*) FILTER (packets >= ${packets}) OVER (
    PARTITION BY src_ip, dst_ip, dst_port ORDER BY received_time ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS run
  FROM flows_between('${from}', '${until}')
  WHERE protocol = 6 AND dst_port IN (21, 22, 23, 3389)
)
SELECT
  good.src_ip, good.dst_ip, good.dst_port, count(*) AS refused, arg_min(bad.start_time, bad.received_time) AS first_try,
  good.start_time AS let_in, min(bad.received_time) AS first_received, good.received_time AS last_received
FROM sessions AS good JOIN sessions AS bad
  ON bad.src_ip = good.src_ip AND bad.dst_ip = good.dst_ip AND bad.dst_port = good.dst_port AND bad.run = good.run
  AND bad.received_time > good.received_time - INTERVAL 1 HOUR
WHERE good.packets >= ${packets} AND bad.packets < ${packets}
GROUP BY good.src_ip, good.dst_ip, good.dst_port, good.run, good.start_time, good.received_time
HAVING count(*) >= 3
ORDER BY let_in, good.src_ip, good.dst_ip, good.dst_port LIMIT ${limit};
