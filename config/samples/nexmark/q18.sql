-- Nexmark q18. The last bid of each bidder on each auction.
--   app/bin/virta run config/samples/nexmark/q18.sql

CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q18 OPTIONS (outputMode 'update', trigger 'availableNow') AS
INSERT INTO screen
SELECT auction, bidder, price, channel, url, dateTime, extra
FROM (SELECT *, row_number() OVER (PARTITION BY bidder, auction ORDER BY dateTime DESC) AS place FROM STREAM bid)
WHERE place <= 1;
