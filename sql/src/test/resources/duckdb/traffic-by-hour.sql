-- Also: --from=2026-03-02T10:30:00Z --until=2026-03-05
SELECT bucket AS hour_start, sensor, type, flows, packets, octets, estimated_octets
FROM traffic_by(INTERVAL 1 HOUR)
WHERE bucket >= TIMESTAMP '${from}' AND bucket < TIMESTAMP '${until}'
ORDER BY bucket, sensor, type LIMIT ${limit};
