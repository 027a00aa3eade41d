-- What connections did this host have, who began them, and were they answered?
--
-- Looks a day further back and ahead, for what a conversation began and ended with: what lasts longer is cut there.
-- Stream: the answer so far, each change of it taking a row back and saying it anew. It keeps the last conversation of
-- each two addresses and ports, and forgets it after a day without a flow. Flows that are later than the source waits
-- are left out.
-- Parameters:
--   address address -: the host
--   from time 24h: the first time to look at
--   until time now: the time to stop before
--   limit number 1000: the most rows
-- Settings:
--   table.exec.state.ttl = 1 d
--   rearview.from = ${from} - 1d
--   rearview.until = ${until} + 1d
-- Example: --address=10.0.0.4 --from=2026-03-02 --until=2026-03-03
-- Expected:
--   first_seen | initiator_ip | initiator_port | responder_ip | responder_port | protocol | flows | initiator_octets | responder_octets | answered
--   2026-03-02T10:30:00Z | 10.0.0.4 | 53111 | 192.0.2.90 | 443 | 6 | 2 | 2500 | 52000 | true
--   2026-03-02T10:40:00Z | 10.0.0.4 | 53112 | 192.0.2.90 | 443 | 6 | 1 | 800 | 0 | false
--   2026-03-02T10:50:00Z | 10.0.0.4 | 53113 | 192.0.2.91 | 443 | 6 | 1 | 2000 | 0 | false
SELECT
  first_seen, initiator_ip, initiator_port, responder_ip, responder_port, protocol, flows,
  initiator_octets, responder_octets, answered
FROM conversations
WHERE (initiator_ip = '${address}' OR responder_ip = '${address}')
  AND first_seen >= CAST('${from}' AS TIMESTAMP_LTZ(3)) AND first_seen < CAST('${until}' AS TIMESTAMP_LTZ(3))
/* batch */ ORDER BY first_seen, initiator_ip, initiator_port, responder_ip, responder_port, protocol LIMIT ${limit};
