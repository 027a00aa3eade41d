-- exporters_live: what each exporter sent, a row a minute in which it sent something: counts of that
-- minute alone, so that sums are right, and templates and samplers as they were after it. An exporter
-- whose datagrams lie in several partitions of the journal has a row for each. Read as flows_live is;
-- a row comes when its minute is over.
--
-- Parameters: journal = root directory of the journal.
CREATE TABLE exporters_live (
  received_time      TIMESTAMP_LTZ(3) NOT NULL    COMMENT 'When the collector received the last datagram of the interval (UTC)',
  exporter_ip        STRING NOT NULL              COMMENT 'Address of the exporter: the source of the datagrams',
  observation_domain BIGINT                       COMMENT 'Observation domain, v9 source id, v5 engine or sFlow sub-agent',
  export_protocol    STRING                       COMMENT 'As in flows; NULL if the header could not be read',
  datagrams          BIGINT NOT NULL              COMMENT 'Datagrams received',
  failed             BIGINT NOT NULL              COMMENT 'Datagrams among them of which nothing was of use',
  flows              BIGINT NOT NULL              COMMENT 'Flows decoded',
  options_records    BIGINT NOT NULL              COMMENT 'Options records decoded',
  counter_samples    BIGINT NOT NULL              COMMENT 'Counter samples decoded',
  missing            BIGINT NOT NULL              COMMENT 'Sent and not received, by sequence number: flows (v5, v7), records (ipfix), datagrams (netflow9, sflow); negative when late ones fill a gap',
  problems           MAP<STRING, BIGINT> NOT NULL COMMENT 'How often each problem was met; those that were not are absent',
  templates          MAP<STRING, STRING> NOT NULL COMMENT 'Templates in force: id to fields, as name(length), scope fields in brackets',
  samplers           MAP<STRING, BIGINT> NOT NULL COMMENT 'Sampling rates announced: sampler N, interface N or all, to the rate',
  held_sets          INT NOT NULL                 COMMENT 'Data sets that wait for their templates',

  journal_partition STRING NOT NULL METADATA FROM 'partition' VIRTUAL
    COMMENT 'Partition of the journal that the datagrams stand in, or path of the capture',

  WATERMARK FOR received_time AS SOURCE_WATERMARK()
)
COMMENT 'What exporters sent, from the journal: one row an exporter and minute'
WITH (
  'connector' = 'flow',
  'records' = 'exporters',
  'journal' = '${journal}'
);
