-- Nexmark q2. Bids on some auctions.
--   app/bin/virta run config/samples/nexmark/q2.sql

CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q2 OPTIONS (outputMode 'append', trigger 'availableNow') AS
INSERT INTO screen
SELECT auction, price FROM STREAM bid WHERE auction % 7 = 0;
