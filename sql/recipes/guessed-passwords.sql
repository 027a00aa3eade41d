-- Who was refused several times and then let in?
--
-- At least three short sessions and then a long one within an hour: a pattern over rows, for hunting by hand. The flows
-- are the refused ones and the one that was let in.
-- Stream: what is found is said once, when the pattern is complete. It keeps the sessions of an hour that a pattern may
-- begin with. Flows that are later than the source waits are left out.
-- Flows: flows-of --src=${src_ip} --dst=${dst_ip} --dport=${dst_port} --protocol=6 --from=${first_received} --until=${last_received}+1s
-- Parameters:
--   packets number 20: a session that is let in has so many
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Example: --from=2026-03-02 --until=2026-03-03
-- Expected:
--   src_ip | dst_ip | dst_port | refused | first_try | let_in | first_received | last_received
--   203.0.113.9 | 198.51.100.21 | 22 | 5 | 2026-03-02T17:00:00Z | 2026-03-02T17:02:00Z | 2026-03-02T17:00:01Z | 2026-03-02T17:02:31Z
SELECT src_ip, dst_ip, dst_port, refused, first_try, let_in, first_received, last_received
FROM (
  SELECT * FROM flows
  WHERE protocol = 6 AND dst_port IN (21, 22, 23, 3389) AND received_time >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND received_time < CAST('${until}' AS TIMESTAMP_LTZ(3))
) MATCH_RECOGNIZE (
  PARTITION BY src_ip, dst_ip, dst_port
  ORDER BY received_time
  MEASURES COUNT(refusal.packets) AS refused, FIRST(refusal.start_time) AS first_try, success.start_time AS let_in,
    FIRST(refusal.received_time) AS first_received, success.received_time AS last_received
  ONE ROW PER MATCH
  AFTER MATCH SKIP PAST LAST ROW
  PATTERN (refusal{3,} success) WITHIN INTERVAL '1' HOUR
  DEFINE
    refusal AS refusal.packets < ${packets},
    success AS success.packets >= ${packets}
) AS guesses
/* batch */ ORDER BY let_in, src_ip, dst_ip, dst_port LIMIT ${limit};
