-- flows, of a session in streaming mode: the history, and then what the journal has and what arrives.
CREATE VIEW flows
COMMENT 'Every flow: of the history, and then of the journal'
AS SELECT * FROM flows_now;
