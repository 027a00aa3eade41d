-- options_live: what exporters say of themselves, as rows: options data records of NetFlow v9 and IPFIX
-- (samplers, interfaces, applications, VRFs, their own counts). Read as flows_live is.
--
-- Parameters: journal = root directory of the journal.
CREATE TABLE options_live (
  received_time      TIMESTAMP_LTZ(3) NOT NULL    COMMENT 'When the collector received the datagram (UTC); the event time',
  exporter_ip        STRING NOT NULL              COMMENT 'Address of the exporter: the source of the datagram',
  exporter_port      INT NOT NULL                 COMMENT 'UDP source port of the datagram',
  observation_domain BIGINT NOT NULL              COMMENT 'Observation domain, or v9 source id',
  export_protocol    STRING NOT NULL              COMMENT 'netflow9 or ipfix',
  sequence_number    BIGINT NOT NULL              COMMENT 'Sequence number in the header of the datagram',
  template_id        INT NOT NULL                 COMMENT 'The options template that describes the record',
  scope_fields       MAP<STRING, STRING> NOT NULL COMMENT 'What the record is about: registry name to value',
  fields             MAP<STRING, STRING> NOT NULL COMMENT 'What is said of it: registry name to value',

  journal_partition STRING NOT NULL METADATA FROM 'partition' VIRTUAL
    COMMENT 'Partition of the journal that the datagram stands in, or path of the capture',
  journal_segment   BIGINT NOT NULL METADATA FROM 'segment' VIRTUAL
    COMMENT 'Number of the journal segment, 0 for a capture',
  journal_offset    BIGINT NOT NULL METADATA FROM 'offset' VIRTUAL
    COMMENT 'Byte offset of the datagram in that file',
  journal_index     INT NOT NULL METADATA FROM 'index' VIRTUAL
    COMMENT 'Number of the record within its datagram, from 0; from 65536 if it waited for its template',

  WATERMARK FOR received_time AS SOURCE_WATERMARK()
)
COMMENT 'Options data records from the journal: one row a record that an exporter sent'
WITH (
  'connector' = 'flow',
  'records' = 'options',
  'journal' = '${journal}'
);
