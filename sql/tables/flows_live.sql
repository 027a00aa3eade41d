-- flows_live: the journal, as rows. Every query over it reads the same files by itself, so that
-- queries do not take flows from each other.
--
-- In batch mode a query reads the journal up to its end as of now; in streaming mode it goes on
-- with what is received. Where it starts is an option of the query:
--   SELECT ... FROM flows_live /*+ OPTIONS('scan.startup.mode' = 'earliest') */
--
-- What sensors, GeoIP and the networks' names say of a flow is found when a query asks for it, by what
-- the reference files say then.
--
-- Parameters: journal = root directory of the journal.
CREATE TABLE flows_live (
  received_time      TIMESTAMP_LTZ(3) NOT NULL COMMENT 'When the collector received the datagram (UTC); the event time',
  start_time         TIMESTAMP_LTZ(3)          COMMENT 'When the first packet was seen, by the exporter''s clock; sFlow: when it was received',
  end_time           TIMESTAMP_LTZ(3)          COMMENT 'When the last packet was seen, by the exporter''s clock; sFlow: when it was received',
  time_quality       STRING                    COMMENT 'What was repaired in or is wrong with the exporter''s times; NULL if nothing',

  exporter_ip        STRING NOT NULL           COMMENT 'Address of the exporter: the source of the datagram',
  exporter_port      INT NOT NULL              COMMENT 'UDP source port of the datagram',
  observation_domain BIGINT                    COMMENT 'Observation domain, v9 source id, or v5 engine (type * 256 + id)',
  export_protocol    STRING NOT NULL           COMMENT 'netflow1, netflow5, netflow7, netflow9, ipfix, sflow2, sflow4 or sflow5; metered, or what an import came from: nfdump, silk, argus, csv',
  sequence_number    BIGINT                    COMMENT 'Sequence number in the header of the datagram',

  src_ip             STRING                    COMMENT 'Source address',
  dst_ip             STRING                    COMMENT 'Destination address',
  src_port           INT                       COMMENT 'Source port, as exported',
  dst_port           INT                       COMMENT 'Destination port, as exported',
  protocol           INT                       COMMENT 'IP protocol number: 1 ICMP, 6 TCP, 17 UDP, 58 ICMPv6',
  tos                INT                       COMMENT 'IP type of service or traffic class byte',
  icmp_type          INT                       COMMENT 'ICMP type; NULL unless the protocol is ICMP or ICMPv6',
  icmp_code          INT                       COMMENT 'ICMP code; NULL unless the protocol is ICMP or ICMPv6',

  packets            BIGINT                    COMMENT 'Packets of the flow, as exported: never scaled by the sampling rate',
  octets             BIGINT                    COMMENT 'Bytes at layer 3 of the flow, as exported: never scaled by the sampling rate',
  layer2_octets      BIGINT                    COMMENT 'Bytes at layer 2 of the flow; of an sFlow sample the length of its frame, never scaled',
  sampling_rate      BIGINT                    COMMENT 'One packet in this many was looked at, as sent (0 too); NULL if the exporter does not say',

  tcp_flags          INT                       COMMENT 'OR of the TCP flags of all packets',
  initial_flags      INT                       COMMENT 'TCP flags of the first packet',
  session_flags      INT                       COMMENT 'OR of the TCP flags of all packets but the first',

  in_if              BIGINT                    COMMENT 'SNMP ifIndex that the flow came in by',
  out_if             BIGINT                    COMMENT 'SNMP ifIndex that the flow went out by; 0 if it was not forwarded',
  next_hop_ip        STRING                    COMMENT 'Next hop router',
  bgp_next_hop_ip    STRING                    COMMENT 'BGP next hop router',
  src_as             BIGINT                    COMMENT 'Source AS, as the exporter''s routing table has it',
  dst_as             BIGINT                    COMMENT 'Destination AS, as the exporter''s routing table has it',
  src_mask           INT                       COMMENT 'Prefix length of the route to the source, in bits',
  dst_mask           INT                       COMMENT 'Prefix length of the route to the destination, in bits',

  vlan               INT                       COMMENT 'VLAN id at ingress',
  post_vlan          INT                       COMMENT 'VLAN id at egress',
  src_mac            STRING                    COMMENT 'Source MAC address',
  dst_mac            STRING                    COMMENT 'Destination MAC address',
  mpls_labels        STRING                    COMMENT 'MPLS labels from the top of the stack, separated by blanks',

  nat_event          INT                       COMMENT 'natEvent (IE 230)',
  firewall_event     INT                       COMMENT 'firewallEvent (IE 233)',
  post_nat_src_ip    STRING                    COMMENT 'Source address after translation',
  post_nat_dst_ip    STRING                    COMMENT 'Destination address after translation',
  post_nat_src_port  INT                       COMMENT 'Source port after translation',
  post_nat_dst_port  INT                       COMMENT 'Destination port after translation',

  direction          INT                       COMMENT 'flowDirection (IE 61): 0 ingress, 1 egress',
  flow_end_reason    INT                       COMMENT 'flowEndReason (IE 136)',
  attributes         STRING                    COMMENT 'SiLK attributes: any of F, T, C, S',
  application        BIGINT                    COMMENT 'Application id or label, as exported',

  extra              MAP<STRING, STRING>       COMMENT 'Every exported element without a column, by its registry name or pen:id',

  journal_id        STRING NOT NULL METADATA FROM 'journal' VIRTUAL
    COMMENT 'Identity of the journal that the datagram stands in, empty for a capture',
  journal_partition STRING NOT NULL METADATA FROM 'partition' VIRTUAL
    COMMENT 'Partition of the journal that the datagram stands in, or path of the capture',
  journal_segment   BIGINT NOT NULL METADATA FROM 'segment' VIRTUAL
    COMMENT 'Number of the journal segment, 0 for a capture',
  journal_offset    BIGINT NOT NULL METADATA FROM 'offset' VIRTUAL
    COMMENT 'Byte offset of the datagram in that file',
  journal_index     INT NOT NULL METADATA FROM 'index' VIRTUAL
    COMMENT 'Number of the flow within its datagram, from 0; from 65536 if it waited for its template',
  collector_port    INT NOT NULL METADATA FROM 'collector-port' VIRTUAL
    COMMENT 'Port of the collector that the datagram was sent to',

  sensor AS sensor(exporter_ip, export_protocol, src_ip, dst_ip, src_port, dst_port, protocol, in_if, out_if,
    vlan, post_vlan, firewall_event,
    CASE WHEN firewall_event IS NOT NULL THEN TRY_CAST(extra['firewallEventExtended'] AS INT) END,
    collector_port)
    COMMENT 'Sensor that takes the flow by silk.conf and sensor.conf, the first one if several do',
  class AS flow_class(exporter_ip, export_protocol, src_ip, dst_ip, src_port, dst_port, protocol, in_if, out_if,
    vlan, post_vlan, firewall_event,
    CASE WHEN firewall_event IS NOT NULL THEN TRY_CAST(extra['firewallEventExtended'] AS INT) END,
    collector_port)
    COMMENT 'Class of its type',
  type AS flow_type(exporter_ip, export_protocol, src_ip, dst_ip, src_port, dst_port, protocol, in_if, out_if,
    vlan, post_vlan, firewall_event,
    CASE WHEN firewall_event IS NOT NULL THEN TRY_CAST(extra['firewallEventExtended'] AS INT) END,
    collector_port)
    COMMENT 'Type that SiLK gives it: in, out, inweb, outweb, innull, outnull, int2int, ext2ext or other',
  src_country AS country(src_ip)
    COMMENT 'Country of the source address by GeoIP, ISO 3166 alpha-2',
  dst_country AS country(dst_ip)
    COMMENT 'Country of the destination address by GeoIP, ISO 3166 alpha-2',
  src_asn AS asn(src_ip, src_as)
    COMMENT 'AS of the source: as exported, or else by GeoIP (the order is a setting)',
  dst_asn AS asn(dst_ip, dst_as)
    COMMENT 'AS of the destination: as exported, or else by GeoIP (the order is a setting)',
  src_as_org AS as_org(src_ip, asn(src_ip, src_as))
    COMMENT 'Who runs src_asn, if GeoIP has the source address in it',
  dst_as_org AS as_org(dst_ip, asn(dst_ip, dst_as))
    COMMENT 'Who runs dst_asn, if GeoIP has the destination address in it',
  src_network AS network_name(src_ip)
    COMMENT 'Name of the source''s network in networks.csv',
  dst_network AS network_name(dst_ip)
    COMMENT 'Name of the destination''s network in networks.csv',

  WATERMARK FOR received_time AS SOURCE_WATERMARK()
)
COMMENT 'Flows from the journal: one row a flow that an exporter sent'
WITH (
  'connector' = 'flow',
  'journal' = '${journal}'
);
