-- daily: traffic by the day, sensor and type. A flow counts where it was received: one that lasts longer is not spread.
-- As a stream, a row comes when its day is over.
--
-- Columns:
--   day_start: Begin of the day, in the session's time zone: UTC in ./rearview unless another is set
--   sensor: Sensor that took the flows; NULL if none did
--   type: Type that SiLK gives them
--   flows: Flows received in this day
--   packets: Packets of these flows, as exported
--   octets: Bytes at layer 3 of these flows, as exported
--   estimated_octets: Bytes that they stand for by their sampling rates
CREATE VIEW daily (
  day_start, sensor, type, flows, packets, octets, estimated_octets
)
COMMENT 'Traffic by the day, sensor and type'
AS SELECT
  window_start, sensor, type, COUNT(*), SUM(packets), SUM(octets), SUM(estimated_octets)
FROM TUMBLE(TABLE flows_estimated, DESCRIPTOR(received_time), INTERVAL '1' DAY)
GROUP BY window_start, window_end, sensor, type;
