-- Exercise: the clicks of a web shop, simulated with the rate source: actions per page in windows of 30 seconds, and each purchase as it happens.
--   app/bin/virta run config/samples/click-stream.sql       (Ctrl-C ends it)
-- What to look at: every 5 seconds the first query prints only the counts that changed, so that a window shows up again and again until it
-- is over; the second prints each purchase once. One click in ten is a purchase, all of them on the page 'about'.
-- The same in Java: config/samples/java/ClickStream.java

CREATE TABLE ticks USING rate OPTIONS (rowsPerSecond 10);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE TEMPORARY VIEW clicks AS
SELECT timestamp,
       value % 100 AS user_id,
       CASE WHEN value % 5 = 0 THEN 'home'
            WHEN value % 5 = 1 THEN 'products'
            WHEN value % 5 = 2 THEN 'cart'
            WHEN value % 5 = 3 THEN 'checkout'
            ELSE 'about' END AS page,
       CASE WHEN value % 10 < 6 THEN 'view'
            WHEN value % 10 < 9 THEN 'click'
            ELSE 'purchase' END AS action
FROM STREAM ticks;

CREATE STREAMING QUERY actions_per_page OPTIONS (outputMode 'update', trigger 'processingTime 5 seconds') AS
INSERT INTO screen
SELECT window.start AS window_start, page, action, count(*) AS count
FROM clicks
GROUP BY window(timestamp, '30 seconds'), page, action;

CREATE STREAMING QUERY purchases OPTIONS (trigger 'processingTime 5 seconds') AS
INSERT INTO screen
SELECT timestamp, user_id, page FROM clicks WHERE action = 'purchase';
