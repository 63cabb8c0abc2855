-- Nexmark q3. Who sells in category 10 in three states.
--   app/bin/virta run config/samples/nexmark/q3.sql

CREATE TABLE person USING nexmark OPTIONS (table 'person', events 2000, maxEventsPerTrigger 500);
CREATE TABLE auction USING nexmark OPTIONS (table 'auction', events 2000, maxEventsPerTrigger 500);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE STREAMING QUERY q3 OPTIONS (outputMode 'append', trigger 'availableNow') AS
INSERT INTO screen
SELECT p.name, p.city, p.state, a.id
FROM STREAM auction a JOIN STREAM person p ON a.seller = p.id
WHERE a.category = 10 AND p.state IN ('or', 'id', 'ca');
