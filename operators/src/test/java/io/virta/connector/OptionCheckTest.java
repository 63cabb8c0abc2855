package io.virta.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionCheckTest {
    private static final List<OptionSpec> SPECS =
            List.of(new OptionSpec("maxFilesPerTrigger", "Files."), new OptionSpec("kafka.*", "Passed on."));

    @Test
    void takesDeclaredOptionsWithoutRegardToCase() {
        Options options =
                OptionCheck.check("json", "source", Map.of("MAXFILESPERTRIGGER", "1", "kafka.acks", "all"), SPECS);
        assertThat(options.get("maxFilesPerTrigger")).isEqualTo("1");
    }

    @Test
    void refusesOthersWithTheNearestAndAllNames() {
        assertThatThrownBy(() -> OptionCheck.check("json", "source", Map.of("maxFilePerTriger", "1"), SPECS))
                .hasMessageContaining("json source has no option 'maxFilePerTriger'")
                .hasMessageContaining("Did you mean 'maxFilesPerTrigger'?")
                .hasMessageContaining("kafka.*");
        assertThatThrownBy(() -> OptionCheck.check("noop", "sink", Map.of("x", "1"), List.of()))
                .hasMessageContaining("takes no options");
    }
}
