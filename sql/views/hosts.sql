-- hosts: a row an address that sent or was sent anything.
--
-- Columns:
--   ip: The address
--   first_seen: When the first packet from or to it was seen, by the exporter's clock
--   last_seen: When the last packet from or to it was seen, by the exporter's clock
--   peers: How many addresses it exchanged something with
--   sent_flows: Flows from it
--   sent_packets: Packets from it, as exported
--   sent_octets: Bytes at layer 3 from it, as exported
--   received_flows: Flows to it
--   received_packets: Packets to it, as exported
--   received_octets: Bytes at layer 3 to it, as exported
CREATE VIEW hosts (
  ip, first_seen, last_seen, peers, sent_flows, sent_packets, sent_octets, received_flows, received_packets,
  received_octets
)
COMMENT 'What each address sent and was sent'
AS SELECT
  ip, MIN(start_time), MAX(end_time), COUNT(DISTINCT peer),
  SUM(sent), SUM(sent * packets), SUM(sent * octets),
  SUM(1 - sent), SUM((1 - sent) * packets), SUM((1 - sent) * octets)
FROM (
  SELECT src_ip AS ip, dst_ip AS peer, start_time, end_time, packets, octets, 1 AS sent FROM flows
  UNION ALL
  SELECT dst_ip AS ip, src_ip AS peer, start_time, end_time, packets, octets, 0 AS sent FROM flows)
GROUP BY ip;
