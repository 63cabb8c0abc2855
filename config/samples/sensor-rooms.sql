-- Sensors in five rooms, simulated with the rate source: averages per room over sliding windows, and an alert for each hot reading.
--   app/bin/virta run config/samples/sensor-rooms.sql

CREATE TABLE ticks USING rate OPTIONS (rowsPerSecond 20);
CREATE TABLE screen USING console OPTIONS (truncate false);

CREATE TEMPORARY VIEW readings AS
SELECT timestamp,
       concat('Room_', value % 5) AS room,
       20 + value % 10 + value % 3 / 10.0 AS temperature,
       50 + value % 20 AS humidity
FROM ticks WATERMARK timestamp DELAY OF INTERVAL 10 SECONDS;

CREATE STREAMING QUERY room_averages OPTIONS (outputMode 'update', trigger 'processingTime 5 seconds') AS
INSERT INTO screen
SELECT window.start, window.end, room, count(*) AS readings, round(avg(temperature), 2) AS temperature, avg(humidity) AS humidity
FROM readings
GROUP BY window(timestamp, '20 seconds', '10 seconds'), room;

CREATE STREAMING QUERY heat_alerts OPTIONS (trigger 'processingTime 5 seconds') AS
INSERT INTO screen
SELECT timestamp, room, temperature, 'HIGH TEMPERATURE ALERT' AS alert FROM readings WHERE temperature > 29;
