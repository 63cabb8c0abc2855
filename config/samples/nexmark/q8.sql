-- Nexmark q8. Persons that open auctions in the ten seconds in which they came.
--   app/bin/virta run config/samples/nexmark/q8.sql

CREATE TABLE person USING nexmark OPTIONS (table 'person', events 2000, maxEventsPerTrigger 500);
CREATE TABLE auction USING nexmark OPTIONS (table 'auction', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q8 OPTIONS (outputMode 'update', trigger 'availableNow') AS
INSERT INTO screen
SELECT p.id, p.name, p.starts
FROM (SELECT id, name, window.start AS starts FROM STREAM person GROUP BY id, name, window(dateTime, '10 seconds')) p
JOIN (SELECT seller, window.start AS starts FROM STREAM auction GROUP BY seller, window(dateTime, '10 seconds')) a
  ON p.id = a.seller AND p.starts = a.starts;
