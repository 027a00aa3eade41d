-- counters_live: the counter samples of sFlow, as rows: mostly the counters of an interface, as
-- totals since it was set up. Read as flows_live is.
--
-- Parameters: journal = root directory of the journal.
CREATE TABLE counters_live (
  received_time         TIMESTAMP_LTZ(3) NOT NULL COMMENT 'When the collector received the datagram (UTC); the event time',
  exporter_ip           STRING NOT NULL           COMMENT 'Address of the exporter: the source of the datagram',
  exporter_port         INT NOT NULL              COMMENT 'UDP source port of the datagram',
  observation_domain    BIGINT                    COMMENT 'sFlow sub-agent id',
  export_protocol       STRING NOT NULL           COMMENT 'sflow2, sflow4 or sflow5',
  agent_ip              STRING NOT NULL           COMMENT 'Address that the agent gives itself in the header',
  sequence_number       BIGINT NOT NULL           COMMENT 'Sequence number of the sample within its data source',
  source_type           INT NOT NULL              COMMENT 'Kind of data source: 0 interface by ifIndex, 1 VLAN, 2 physical entity',
  source_index          BIGINT NOT NULL           COMMENT 'Number of the data source within its kind',
  if_index              BIGINT                    COMMENT 'SNMP ifIndex of the interface',
  if_type               BIGINT                    COMMENT 'ifType (IANAifType-MIB): 6 Ethernet',
  if_speed              BIGINT                    COMMENT 'Speed in bits per second',
  if_direction          INT                       COMMENT '0 unknown, 1 full duplex, 2 half duplex, 3 in, 4 out',
  if_admin_status       INT                       COMMENT '1 up, 0 down',
  if_oper_status        INT                       COMMENT '1 up, 0 down',
  in_octets             BIGINT                    COMMENT 'Bytes received since the interface was set up',
  in_unicast_packets    BIGINT                    COMMENT 'Unicast packets received',
  in_multicast_packets  BIGINT                    COMMENT 'Multicast packets received',
  in_broadcast_packets  BIGINT                    COMMENT 'Broadcast packets received',
  in_discards           BIGINT                    COMMENT 'Received packets that were discarded',
  in_errors             BIGINT                    COMMENT 'Received packets with errors',
  in_unknown_protocols  BIGINT                    COMMENT 'Received packets of an unknown protocol',
  out_octets            BIGINT                    COMMENT 'Bytes sent since the interface was set up',
  out_unicast_packets   BIGINT                    COMMENT 'Unicast packets sent',
  out_multicast_packets BIGINT                    COMMENT 'Multicast packets sent',
  out_broadcast_packets BIGINT                    COMMENT 'Broadcast packets sent',
  out_discards          BIGINT                    COMMENT 'Packets to be sent that were discarded',
  out_errors            BIGINT                    COMMENT 'Packets that could not be sent because of errors',
  promiscuous_mode      INT                       COMMENT '1 on, 2 off',
  extra                 MAP<STRING, STRING>       COMMENT 'Every other counter of the sample, by its name in the sFlow structures',

  journal_partition STRING NOT NULL METADATA FROM 'partition' VIRTUAL
    COMMENT 'Partition of the journal that the datagram stands in, or path of the capture',
  journal_segment   BIGINT NOT NULL METADATA FROM 'segment' VIRTUAL
    COMMENT 'Number of the journal segment, 0 for a capture',
  journal_offset    BIGINT NOT NULL METADATA FROM 'offset' VIRTUAL
    COMMENT 'Byte offset of the datagram in that file',
  journal_index     INT NOT NULL METADATA FROM 'index' VIRTUAL
    COMMENT 'Number of the sample within its datagram, from 0',

  WATERMARK FOR received_time AS SOURCE_WATERMARK()
)
COMMENT 'Counter samples from the journal: one row a sample that an agent sent'
WITH (
  'connector' = 'flow',
  'records' = 'counters',
  'journal' = '${journal}'
);
