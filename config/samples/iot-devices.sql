-- Exercise: readings of ten devices, simulated with the rate source: statistics in windows of two minutes, one each minute, final ones only.
--   app/bin/virta run config/samples/iot-devices.sql       (Ctrl-C ends it)
-- What to look at: nothing for two minutes, then a window, and another each minute: append mode writes a window once, when the watermark, one
-- minute behind the latest reading, has passed its end. A reading for a window that was written would be dropped, and counted as
-- numRowsDroppedByWatermark (see it with --progress json).
-- The same in Java: config/samples/java/IotDevices.java

CREATE TABLE ticks USING rate OPTIONS (rowsPerSecond 8);
CREATE TABLE screen USING console OPTIONS (truncate false, numRows 40);

CREATE TEMPORARY VIEW readings AS
SELECT timestamp,
       concat('device_', CAST(value % 10 AS STRING)) AS device_id,
       CASE WHEN value % 3 = 0 THEN 'temperature'
            WHEN value % 3 = 1 THEN 'humidity'
            ELSE 'pressure' END AS metric_type,
       20 + value % 30 + value % 5 / 10D AS value
FROM STREAM ticks WATERMARK timestamp DELAY OF INTERVAL 1 MINUTE;

CREATE STREAMING QUERY device_statistics OPTIONS (outputMode 'append', trigger 'processingTime 5 seconds') AS
INSERT INTO screen
SELECT device_id, metric_type, window.start AS window_start, window.end AS window_end, count(*) AS num_readings,
       avg(value) AS avg_value, min(value) AS min_value, max(value) AS max_value
FROM readings
GROUP BY window(timestamp, '2 minutes', '1 minute'), device_id, metric_type;
