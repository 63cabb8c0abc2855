-- Nexmark q0. Passes bids through.
--   app/bin/virta run config/samples/nexmark/q0.sql

CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q0 OPTIONS (outputMode 'append', trigger 'availableNow') AS
INSERT INTO screen
SELECT auction, bidder, price, dateTime, extra FROM STREAM bid;
