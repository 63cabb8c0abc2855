-- Nexmark q7. The highest bids of each ten seconds.
--   app/bin/virta run config/samples/nexmark/q7.sql

CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q7 OPTIONS (outputMode 'update', trigger 'availableNow') AS
INSERT INTO screen
SELECT b.auction, b.bidder, b.price, b.dateTime, b.extra
FROM STREAM bid b JOIN (SELECT window.end AS ends, max(price) AS most FROM STREAM bid GROUP BY window(dateTime, '10 seconds')) m
  ON b.price = m.most AND b.dateTime >= m.ends - INTERVAL 10 SECONDS AND b.dateTime < m.ends;
