-- Nexmark q4. The average of the winning prices of each category.
--   app/bin/virta run config/samples/nexmark/q4.sql

CREATE TABLE auction USING nexmark OPTIONS (table 'auction', events 2000, maxEventsPerTrigger 500);
CREATE TABLE bid USING nexmark OPTIONS (table 'bid', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q4 OPTIONS (outputMode 'complete', trigger 'availableNow') AS
INSERT INTO screen
SELECT category, avg(final) AS average
FROM (SELECT a.id, a.category, max(b.price) AS final
      FROM STREAM auction a JOIN STREAM bid b ON a.id = b.auction AND b.dateTime BETWEEN a.dateTime AND a.expires
      GROUP BY a.id, a.category)
GROUP BY category;
