-- Also: --address=10.0.0.4 --from=2026-03-02T10:30:00Z --until=2026-03-02T10:40:00Z
-- Also: --address=198.51.100.10 --from=2026-03-01 --until=2026-03-05
-- Also: --address=198.51.100.20 --from=2026-03-01 --until=2026-03-05
-- Also: --address=198.51.100.60 --from=2026-03-01 --until=2026-03-05
-- Also: --address=10.0.0.4 --from=2026-03-04 --until=2026-03-05
-- Also: --address=192.0.2.95 --from=2026-03-04T17:00:00Z --until=2026-03-05
-- Also: --address=10.0.0.6 --from=2026-03-01 --until=2026-03-05
WITH directed AS (
  SELECT *,
    coalesce(start_time, received_time) AS begun, coalesce(end_time, received_time) AS ended,
    {'ip': src_ip, 'port': if(protocol IN (1, 58), 0, src_port)} AS sender,
    {'ip': dst_ip, 'port': if(protocol IN (1, 58), 0, dst_port)} AS receiver,
    list_sort([sender, receiver]) AS pair
  FROM flows_marked
  WHERE NOT is_copy
),
apart AS (
  SELECT *, begun - max(ended) OVER (
    PARTITION BY protocol, pair ORDER BY received_time ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) > INTERVAL 5 MINUTES AS is_apart
  FROM directed
),
numbered AS (
  SELECT *, count(*) FILTER (is_apart) OVER (PARTITION BY protocol, pair ORDER BY received_time) AS number
  FROM apart
),
sides AS (
  SELECT
    protocol, pair, number, sender, receiver, count(*) AS flows, sum(octets) AS octets, min(begun) AS first_start,
    count(*) FILTER ((initial_flags & 18) = 2) AS requests
  FROM numbered
  GROUP BY protocol, pair, number, sender, receiver
),
-- A side that began a second before the other or less is told by its port first.
compared AS (
  SELECT *,
    max(first_start) OVER both_sides - min(first_start) OVER both_sides > INTERVAL 1 SECOND AS is_clear
  FROM sides
  WINDOW both_sides AS (PARTITION BY protocol, pair, number)
),
stitched AS (
  SELECT
    protocol, list({
      'sender': sender, 'receiver': receiver, 'octets': octets, 'flows': flows, 'first_start': first_start
    } ORDER BY requests DESC, if(is_clear, first_start, NULL), sender.port DESC, first_start, sender.ip) AS sides
  FROM compared
  GROUP BY protocol, pair, number
)
SELECT
  list_min([side.first_start FOR side IN sides]) AS first_seen,
  sides[1].sender.ip AS initiator_ip, sides[1].sender.port AS initiator_port,
  sides[1].receiver.ip AS responder_ip, sides[1].receiver.port AS responder_port,
  protocol, list_sum([side.flows FOR side IN sides]) AS flows,
  sides[1].octets AS initiator_octets, coalesce(sides[2].octets, 0) AS responder_octets, len(sides) = 2 AS answered
FROM stitched
WHERE '${address}' IN (initiator_ip, responder_ip) AND first_seen >= TIMESTAMP '${from}' AND first_seen < TIMESTAMP '${until}'
ORDER BY first_seen, initiator_ip, initiator_port, responder_ip, responder_port, protocol LIMIT ${limit};
