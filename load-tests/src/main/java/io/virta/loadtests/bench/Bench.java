package io.virta.loadtests.bench;

import io.virta.api.VirtaSession;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs one workload and prints its result: {@code Bench WORKLOAD SCRATCH [--records N] [--set key=value]...}. Scratch is an empty directory for checkpoints and output; data that several
 * runs can share lies beside it.
 */
public final class Bench {
    private static final Map<String, Workload> WORKLOADS = workloads();

    private Bench() {}

    private static Map<String, Workload> workloads() {
        Map<String, Workload> workloads = new TreeMap<>(GeneratedWorkload.all());
        workloads.put("files", new FilesWorkload());
        return workloads;
    }

    /** Something to measure. */
    interface Workload {
        /** How many records it takes unless told otherwise. */
        long defaultRecords();

        /** Makes the input where it is not there yet; not timed. */
        default void prepare(Path data, long records) throws Exception {}

        /** Runs the query to its end. The report starts right before the query is submitted. */
        void run(VirtaSession session, Path data, Path scratch, long records, Report report) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Workload workload = arguments.length < 2 ? null : WORKLOADS.get(arguments[0]);
        if (workload == null) {
            System.err.println("usage: bench WORKLOAD [--records N] [--set key=value]...   workloads: "
                    + String.join(" ", WORKLOADS.keySet()));
            System.exit(2);
            return;
        }
        long records = workload.defaultRecords();
        VirtaSession.Builder builder = VirtaSession.builder().appName("bench").config("virta.session.time-zone", "UTC");
        for (int i = 2; i + 1 < arguments.length; i += 2) {
            if (arguments[i].equals("--records")) {
                records = Long.parseLong(arguments[i + 1].replace("_", ""));
            } else {
                String[] setting = arguments[i + 1].split("=", 2);
                builder.config(setting[0], setting[1]);
            }
        }
        Path scratch = Path.of(arguments[1]);
        Path data = scratch.resolveSibling("data");
        workload.prepare(data, records);
        try (VirtaSession session = builder.create()) {
            Report report = new Report(arguments[0], records);
            workload.run(session, data, scratch, records, report);
            System.out.println(report.json());
        }
    }
}
