-- Nexmark q1. Converts the currency of bids.
--   app/bin/virta run config/samples/nexmark/q1.sql

CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q1 OPTIONS (outputMode 'append', trigger 'availableNow') AS
INSERT INTO screen
SELECT auction, bidder, 0.908 * price AS price, dateTime, extra FROM STREAM bid;
