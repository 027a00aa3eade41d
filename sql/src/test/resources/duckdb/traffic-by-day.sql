-- Also: --from=2026-03-02 --until=2026-03-04
-- Also: --from=2026-03-02T00:00:01Z --until=2026-03-05
SELECT bucket AS day_start, sensor, type, flows, packets, octets, estimated_octets
FROM traffic_by(INTERVAL 1 DAY)
WHERE bucket >= TIMESTAMP '${from}' AND bucket < TIMESTAMP '${until}'
ORDER BY bucket, sensor, type LIMIT ${limit};
