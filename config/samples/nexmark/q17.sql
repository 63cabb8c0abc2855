-- Nexmark q17. Bids and prices of each auction and day.
--   app/bin/virta run config/samples/nexmark/q17.sql

CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q17 OPTIONS (outputMode 'complete', trigger 'availableNow') AS
INSERT INTO screen
SELECT auction, date_format(dateTime, 'yyyy-MM-dd') AS day,
       count(*) AS total_bids,
       count(*) FILTER (WHERE price < 10000) AS rank1_bids,
       count(*) FILTER (WHERE price >= 10000 AND price < 1000000) AS rank2_bids,
       count(*) FILTER (WHERE price >= 1000000) AS rank3_bids,
       min(price) AS min_price, max(price) AS max_price, avg(price) AS avg_price, sum(price) AS sum_price
FROM STREAM bid GROUP BY auction, date_format(dateTime, 'yyyy-MM-dd');
