package io.virta.loadtests.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What one run of a workload comes to. */
final class Report {
    private final String workload;
    private final long records;
    private long startedNanos;
    private double seconds;
    private long outputRows;
    private long checksum;
    private long firstOutputMillis;

    Report(String workload, long records) {
        this.workload = workload;
        this.records = records;
    }

    /** Call right before the query is submitted. */
    void start() {
        startedNanos = System.nanoTime();
    }

    /** Call when all is done. */
    void stop() {
        seconds = (System.nanoTime() - startedNanos) / 1e9;
    }

    /** Sets what came out. */
    void output(long rows, long sum, long firstRowMillis) {
        outputRows = rows;
        checksum = sum;
        firstOutputMillis = firstRowMillis;
    }

    /** The result, in the form that results of other engines have. */
    String json() throws IOException {
        long bornMillis = ManagementFactory.getRuntimeMXBean().getStartTime();
        return String.format(
                Locale.ROOT,
                "{\"engine\":\"virta\",\"workload\":\"%s\",\"records\":%d,\"seconds\":%.3f,\"records_per_s\":%.0f,\"output_rows\":%d,"
                        + "\"checksum\":%d,\"first_output_s\":%s,\"total_s\":%.3f,\"peak_rss_mb\":%d}",
                workload,
                records,
                seconds,
                records / seconds,
                outputRows,
                checksum,
                firstOutputMillis == 0
                        ? "null"
                        : String.format(Locale.ROOT, "%.3f", (firstOutputMillis - bornMillis) / 1e3),
                (System.currentTimeMillis() - bornMillis) / 1e3,
                peakResidentMegabytes());
    }

    private static long peakResidentMegabytes() throws IOException {
        List<String> status = Files.readAllLines(Path.of("/proc/self/status"));
        for (String line : status) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return -1;
    }
}
