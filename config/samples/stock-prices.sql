-- Exercise: the prices of five stocks, simulated with the rate source: averages per minute, an alert for each minute in which a price
-- moved by more than 5 %, and the three stocks with the greatest volume.
--   app/bin/virta run config/samples/stock-prices.sql       (Ctrl-C ends it)
-- What to look at: the averages come in update mode, while their minute is still running. The alerts come in append mode, each once, when the
-- watermark has passed the end of the minute: the first after more than three minutes. The leaders are the whole table each time.
-- The same in Java: config/samples/java/StockPrices.java

CREATE TABLE ticks USING rate OPTIONS (rowsPerSecond 15);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE TEMPORARY VIEW trades AS
SELECT timestamp,
       CASE WHEN value % 5 = 0 THEN 'AAPL'
            WHEN value % 5 = 1 THEN 'GOOGL'
            WHEN value % 5 = 2 THEN 'MSFT'
            WHEN value % 5 = 3 THEN 'AMZN'
            ELSE 'TSLA' END AS symbol,
       100 + value % 50 + value % 10 / 10D AS price,
       1000 + value % 500 * 100 AS volume
FROM STREAM ticks WATERMARK timestamp DELAY OF INTERVAL 2 MINUTES;

CREATE TEMPORARY VIEW minutes AS
SELECT symbol, window.start AS window_start, avg_price, min_price, max_price,
       (max_price - min_price) / min_price * 100 AS price_change_pct, total_volume
FROM (SELECT window(timestamp, '1 minute') AS window, symbol, avg(price) AS avg_price, min(price) AS min_price,
             max(price) AS max_price, sum(volume) AS total_volume
      FROM trades
      GROUP BY window(timestamp, '1 minute'), symbol);

CREATE STREAMING QUERY averages OPTIONS (outputMode 'update', trigger 'processingTime 30 seconds') AS
INSERT INTO screen SELECT * FROM minutes;

CREATE STREAMING QUERY price_alerts OPTIONS (outputMode 'append', trigger 'processingTime 5 seconds') AS
INSERT INTO screen
SELECT symbol, window_start, price_change_pct, 'SIGNIFICANT PRICE MOVEMENT' AS alert FROM minutes WHERE price_change_pct > 5;

CREATE STREAMING QUERY volume_leaders OPTIONS (outputMode 'complete', trigger 'processingTime 30 seconds') AS
INSERT INTO screen
SELECT symbol, sum(volume) AS volume FROM trades GROUP BY symbol ORDER BY volume DESC LIMIT 3;
