-- Nexmark q12. Bids of each bidder in ten seconds of processing time.
--   app/bin/virta run config/samples/nexmark/q12.sql

CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q12 OPTIONS (outputMode 'complete', trigger 'availableNow') AS
INSERT INTO screen
SELECT bidder, count(*) AS bids, window.start AS starts
FROM (SELECT bidder, current_timestamp() AS seen FROM STREAM bid)
GROUP BY bidder, window(seen, '10 seconds');
