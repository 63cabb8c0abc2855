-- Nexmark q11. Bids of each bidder while there are no ten seconds without one.
--   app/bin/virta run config/samples/nexmark/q11.sql

CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q11 OPTIONS (outputMode 'update', trigger 'availableNow') AS
INSERT INTO screen
SELECT bidder, count(*) AS bids, session_window.start AS starts, session_window.end AS ends
FROM STREAM bid GROUP BY bidder, session_window(dateTime, '10 seconds');
