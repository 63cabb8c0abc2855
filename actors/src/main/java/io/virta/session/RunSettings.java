package io.virta.session;

import io.virta.config.VirtaSettings;
import io.virta.runtime.QuerySettings;

/** The settings of a session as those of one run of a query. */
public final class RunSettings {
    private RunSettings() {}

    /** What a query that starts now runs with. */
    public static QuerySettings of(VirtaSettings settings) {
        VirtaSettings.Execution execution = settings.execution();
        return new QuerySettings(
                execution.readers(),
                execution.shards(),
                execution.keyGroups(),
                settings.timeZone(),
                switch (settings.watermark().policy()) {
                    case MIN -> QuerySettings.WatermarkPolicy.MIN;
                    case MAX -> QuerySettings.WatermarkPolicy.MAX;
                },
                settings.watermark().epochsWithoutData(),
                execution.epochDuration(),
                execution.epochBytes(),
                settings.checkpoint().minEpochsToRetain(),
                settings.state().memoryBudgetBytes(),
                execution.inputBuffer(),
                execution.pollInterval(),
                settings.restart().maxAttempts(),
                settings.restart().delay(),
                execution.stopTimeout(),
                settings.recentProgress());
    }
}
