-- conversations: both directions of a connection as one row, and who began it. Flows between the same two addresses and
-- ports belong together unless more than five minutes went by between the end of all that were received before and the
-- beginning of the next. What several exporters saw counts once. A time that an exporter does not say is that of receipt.
--
-- Who began it is, in this order: who sent a first packet with SYN and without ACK, as far as exporters say; whose
-- flow began first, if that is more than a second before the other's, as exporters' times are not that exact; who has
-- the higher port; whose flow began first at all. ICMP has no ports: all of it between two hosts is one conversation.
--
-- Columns:
--   protocol: IP protocol number
--   initiator_ip: Address of the side that began
--   initiator_port: Its port; 0 for ICMP
--   responder_ip: Address of the other side
--   responder_port: Its port: that of the service; 0 for ICMP
--   first_seen: When the first packet of either side was seen, by the exporter's clock
--   last_seen: When the last packet of either side was seen, by the exporter's clock
--   flows: Flows of both sides
--   initiator_packets: Packets from the initiator, as exported
--   initiator_octets: Bytes at layer 3 from the initiator, as exported
--   responder_packets: Packets from the responder, as exported
--   responder_octets: Bytes at layer 3 from the responder, as exported
--   answered: Whether both sides sent something
CREATE VIEW conversations (
  protocol, initiator_ip, initiator_port, responder_ip, responder_port, first_seen, last_seen, flows,
  initiator_packets, initiator_octets, responder_packets, responder_octets, answered
)
COMMENT 'Both directions of each connection as one row, and who began it'
AS SELECT
  protocol,
  CASE WHEN low_began THEN low_ip ELSE high_ip END,
  CASE WHEN low_began THEN low_port ELSE high_port END,
  CASE WHEN low_began THEN high_ip ELSE low_ip END,
  CASE WHEN low_began THEN high_port ELSE low_port END,
  first_seen, last_seen, flows,
  CASE WHEN low_began THEN low_packets ELSE high_packets END,
  CASE WHEN low_began THEN low_octets ELSE high_octets END,
  CASE WHEN low_began THEN high_packets ELSE low_packets END,
  CASE WHEN low_began THEN high_octets ELSE low_octets END,
  low_flows > 0 AND high_flows > 0
FROM (
  SELECT *,
    CASE
      WHEN low_syns <> high_syns THEN low_syns > high_syns
      WHEN low_start_milli IS NULL OR high_start_milli IS NULL THEN high_start_milli IS NULL
      WHEN ABS(low_start_milli - high_start_milli) > 1000 THEN low_start_milli < high_start_milli
      WHEN low_port <> high_port THEN low_port > high_port
      ELSE low_start_milli <= high_start_milli
    END AS low_began
  FROM (
    SELECT
      protocol, low_ip, low_port, high_ip, high_port, conversation,
      MIN(start_time) AS first_seen, MAX(end_time) AS last_seen, COUNT(*) AS flows,
      MIN(CASE WHEN from_low THEN start_milli END) AS low_start_milli,
      MIN(CASE WHEN NOT from_low THEN start_milli END) AS high_start_milli,
      SUM(CASE WHEN from_low AND flags_match(initial_flags, 'S/SA') THEN 1 ELSE 0 END) AS low_syns,
      SUM(CASE WHEN NOT from_low AND flags_match(initial_flags, 'S/SA') THEN 1 ELSE 0 END) AS high_syns,
      SUM(CASE WHEN from_low THEN 1 ELSE 0 END) AS low_flows,
      SUM(CASE WHEN from_low THEN 0 ELSE 1 END) AS high_flows,
      SUM(CASE WHEN from_low THEN packets ELSE 0 END) AS low_packets,
      SUM(CASE WHEN from_low THEN 0 ELSE packets END) AS high_packets,
      SUM(CASE WHEN from_low THEN octets ELSE 0 END) AS low_octets,
      SUM(CASE WHEN from_low THEN 0 ELSE octets END) AS high_octets
    FROM (
      SELECT *,
        SUM(begins) OVER (
          PARTITION BY protocol, low_ip, low_port, high_ip, high_port ORDER BY received_time) AS conversation
      FROM (
        SELECT *,
          CASE
            WHEN start_milli - LAG(latest_milli) OVER (
              PARTITION BY protocol, low_ip, low_port, high_ip, high_port ORDER BY received_time) <= 300000 THEN 0
            ELSE 1
          END AS begins
        FROM (
          SELECT *,
            bin_number(start_time, 0.001) AS start_milli,
            MAX(bin_number(end_time, 0.001)) OVER (
              PARTITION BY protocol, low_ip, low_port, high_ip, high_port ORDER BY received_time
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS latest_milli
          FROM (
            SELECT *,
              CASE WHEN from_low THEN src_ip ELSE dst_ip END AS low_ip,
              CASE WHEN from_low THEN dst_ip ELSE src_ip END AS high_ip,
              CASE WHEN protocol IN (1, 58) THEN 0 WHEN from_low THEN src_port ELSE dst_port END AS low_port,
              CASE WHEN protocol IN (1, 58) THEN 0 WHEN from_low THEN dst_port ELSE src_port END AS high_port
            FROM (
              SELECT
                received_time, COALESCE(start_time, received_time) AS start_time,
                COALESCE(end_time, received_time) AS end_time,
                src_ip, dst_ip, src_port, dst_port, protocol, initial_flags, packets, octets,
                src_ip < dst_ip OR (src_ip = dst_ip AND src_port <= dst_port) AS from_low
              FROM flows_unique
              WHERE NOT is_copy)))))
    GROUP BY protocol, low_ip, low_port, high_ip, high_port, conversation));
