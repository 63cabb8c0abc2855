package io.virta.testbroker;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The program of the broker's process: broker and controller in one, with all the factors and delays of a cluster of one. Lives until its standard input ends, which it does when the parent dies.
 *
 * <p>Arguments: the directory, the port of the broker, the port of the controller. Prints a line when it is ready.
 */
public final class BrokerProcess {
    static final String READY = "ready";
    private static final int NODE = 1;

    private BrokerProcess() {}

    /** Runs the broker. */
    public static void main(String[] arguments) throws Exception {
        Path log = Path.of(arguments[0]).resolve("log");
        KafkaConfig config = new KafkaConfig(settings(log, arguments[1], arguments[2]));
        if (Files.notExists(log.resolve("meta.properties"))) {
            format(log);
        }
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        System.out.println(READY);
        System.out.flush();
        InputStream parent = System.in;
        while (parent.read() >= 0) {
            // the parent writes nothing
        }
        Runtime.getRuntime().halt(0);
    }

    private static void format(Path log) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(java.util.List.of(log.toString()))
                .setMetadataLogDirectory(log.toString())
                .setControllerListenerName("CONTROLLER")
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setHasDynamicQuorum(false)
                .run();
    }

    private static Map<String, String> settings(Path log, String port, String controllerPort) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", log.toString());
        settings.put("num.partitions", "2");
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.num.partitions", "2");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "2");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        settings.put("log.cleaner.backoff.ms", "200");
        settings.put("log.retention.ms", "-1");
        settings.put("log.retention.check.interval.ms", "200");
        settings.put("log.initial.task.delay.ms", "200");
        settings.put("file.delete.delay.ms", "100");
        return settings;
    }
}
