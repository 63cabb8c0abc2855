-- Nexmark q14. Bids in a range of prices, with the time of day and how often a letter occurs.
--   app/bin/virta run config/samples/nexmark/q14.sql

CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q14 OPTIONS (outputMode 'append', trigger 'availableNow') AS
INSERT INTO screen
SELECT auction, bidder, 0.908 * price AS price,
       CASE WHEN hour(dateTime) BETWEEN 8 AND 18 THEN 'dayTime'
            WHEN hour(dateTime) <= 6 OR hour(dateTime) >= 20 THEN 'nightTime'
            ELSE 'otherTime' END AS bidTimeType,
       dateTime, extra, length(extra) - length(replace(extra, 'c', '')) AS c_counts
FROM STREAM bid WHERE 0.908 * price > 10000 AND 0.908 * price < 5000000;
