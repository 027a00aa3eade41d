-- flows_estimated: flows, and the volume that they stand for: what was counted, times the sampling rate.
-- A rate of 0, or none at all, is that of an exporter that does not sample.
--
-- Columns:
--   rate: The sampling rate, 1 where there is none
--   estimated_packets: Packets that the flow stands for: as exported, times the rate
--   estimated_octets: Bytes at layer 3 that the flow stands for
--   estimated_layer2_octets: Bytes at layer 2 that the flow stands for
CREATE VIEW flows_estimated
COMMENT 'Every flow of the history, and the volume that it stands for by its sampling rate'
AS SELECT
  *,
  packets * rate AS estimated_packets,
  octets * rate AS estimated_octets,
  layer2_octets * rate AS estimated_layer2_octets
FROM (
  SELECT *, CASE WHEN sampling_rate > 1 THEN sampling_rate ELSE 1 END AS rate FROM flows
);
