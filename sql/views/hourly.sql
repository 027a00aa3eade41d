-- hourly: traffic by the hour, sensor and type. A flow counts where it was received: one that lasts longer is not spread.
-- As a stream, a row comes when its hour is over.
--
-- Columns:
--   hour_start: Begin of the hour, in the session's time zone: UTC in ./rearview unless another is set
--   sensor: Sensor that took the flows; NULL if none did
--   type: Type that SiLK gives them
--   flows: Flows received in this hour
--   packets: Packets of these flows, as exported
--   octets: Bytes at layer 3 of these flows, as exported
--   estimated_octets: Bytes that they stand for by their sampling rates
CREATE VIEW hourly (
  hour_start, sensor, type, flows, packets, octets, estimated_octets
)
COMMENT 'Traffic by the hour, sensor and type'
AS SELECT
  window_start, sensor, type, COUNT(*), SUM(packets), SUM(octets), SUM(estimated_octets)
FROM TUMBLE(TABLE flows_estimated, DESCRIPTOR(received_time), INTERVAL '1' HOUR)
GROUP BY window_start, window_end, sensor, type;
