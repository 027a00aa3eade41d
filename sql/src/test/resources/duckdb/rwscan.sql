-- By rwscan(1): the threshold random walk of TCP, with 0.8 and 0.2 as chances of success, and the regression of TCP. That of
-- UDP and ICMP, for sources of 32 flows or more, is not expressed: a source that it is asked of fails.
-- Also: --model=trw --from=2026-03-01 --until=2026-03-05 --inside=198.51.100.0/24,10.0.0.0/8
-- Also: --model=blr --from=2026-03-01 --until=2026-03-05 --inside=198.51.100.0/24,10.0.0.0/8
-- Also: --from=2026-03-01 --until=2026-03-05 --inside=198.51.100.0/24,10.0.0.0/8
WITH active AS (
  SELECT DISTINCT src_ip AS ip FROM flows_between('${from}', '${until}') WHERE ip_within(src_ip, '${inside}')
),
requests AS (
  SELECT *,
    ip_number(dst_ip) AS destination, (tcp_flags & 23) = 2 AS is_request, dst_ip IN (FROM active) AS is_active,
    epoch_ms(start_time) // 1000 AS start_second, epoch_ms(end_time) // 1000 AS end_second
  FROM flows_between('${from}', '${until}')
  WHERE protocol IN (1, 6, 17) AND NOT ip_within(src_ip, '${inside}')
),
ordered AS (
  SELECT *,
    row_number() OVER event AS step, lag(destination) OVER event IS DISTINCT FROM destination AS is_new,
    destination = max(destination) OVER (PARTITION BY src_ip, protocol) AS is_last
  FROM requests
  WINDOW event AS (PARTITION BY src_ip, protocol ORDER BY destination, start_time, src_port, dst_port)
),
walk AS (
  SELECT *,
    0.25 ** (count(*) FILTER (is_new AND (is_active OR NOT is_request)) OVER so_far)
      * 4.0 ** (count(*) FILTER (is_new AND is_request AND NOT is_active) OVER so_far) AS likelihood,
    bool_and(is_request) OVER so_far AS only_requests
  FROM ordered
  WINDOW so_far AS (PARTITION BY src_ip, protocol ORDER BY step ROWS UNBOUNDED PRECEDING)
),
events AS (
  SELECT
    src_ip, protocol, count(*) AS flows, sum(w.packets) AS packets, sum(w.octets) AS octets,
    list({'first_second': start_second, 'last_second': end_second} ORDER BY step) AS times,
    arg_min(likelihood, step) FILTER (only_requests AND (likelihood > 99 OR likelihood < 1 / 99)) AS decision,
    count(*) FILTER (is_new) AS destinations,
    count(*) FILTER (is_request) AS requests,
    count(*) FILTER (tcp_flags IN (4, 18, 20)) AS answers,
    count(*) FILTER (tcp_flags IN (4, 6, 20)) AS refusals,
    count(*) FILTER ((tcp_flags & 16) = 0) AS unacknowledged,
    count(*) FILTER (w.packets < 3) AS small,
    count(*) FILTER (w.octets // nullif(w.packets, 0) > 60) AS with_payload,
    count(DISTINCT src_port) FILTER (is_last) AS last_source_ports
  FROM walk AS w
  GROUP BY src_ip, protocol
),
judged AS (
  SELECT *,
    protocol = 6 AND '${model}' <> 'blr' AS walks,
    walks AND coalesce(decision > 99, false) AS walk_scans,
    walks AND decision IS NULL AND (
      (answers = flows AND destinations > 3 AND flows > 100)
      OR (destinations = 1 AND requests * 2 >= flows AND requests + refusals = flows AND flows > 10)) AS walk_acquits,
    CASE
      WHEN '${model}' = 'trw' OR flows < 32 THEN NULL
      WHEN protocol <> 6 THEN error('protocol ' || protocol || ' of ' || src_ip)
      ELSE -2.838353611 + 3.309023427 * unacknowledged / flows - 0.157047027 * small / flows
        - 0.002319304 * last_source_ports / destinations - 1.047413699 * with_payload / flows
        + 3.163018548 * destinations / flows - 3.260270447 * answers / flows
    END AS logit
  FROM events
)
SELECT
  src_ip, protocol, make_timestamp_ms(1000 * list_min([time.first_second FOR time IN times])) AS first_time,
  make_timestamp_ms(1000 * list_reduce(
    times, lambda so_far, time: if(time.first_second > so_far.last_second, time, so_far)).last_second) AS last_time,
  flows, packets, octets, if(walk_scans, 'TRW', 'BLR') AS scan_model,
  if(walk_scans, decision, exp(logit) / (1 + exp(logit))) AS scan_prob
FROM judged
WHERE walk_scans OR (NOT walk_acquits AND logit > 0)
ORDER BY src_ip, protocol LIMIT ${limit};
