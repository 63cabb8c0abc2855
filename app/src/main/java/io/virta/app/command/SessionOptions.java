package io.virta.app.command;

import io.virta.api.VirtaSession;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Settings given on the command line. */
final class SessionOptions {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "A setting, such as virta.execution.shards=4; may be repeated. All are in config/src/main/resources/reference.conf.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** A session with these settings. */
    VirtaSession start() {
        VirtaSession.Builder builder = VirtaSession.builder().appName("virta");
        settings.forEach(builder::config);
        return builder.create();
    }
}
