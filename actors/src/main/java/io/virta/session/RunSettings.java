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
                new QuerySettings.Recorded(
                        execution.keyGroups(),
                        settings.timeZone(),
                        switch (settings.watermark().policy()) {
                            case MIN -> QuerySettings.WatermarkPolicy.MIN;
                            case MAX -> QuerySettings.WatermarkPolicy.MAX;
                        }),
                new QuerySettings.Parallelism(execution.readers(), execution.shards(), execution.inputBuffer()),
                new QuerySettings.Epochs(
                        settings.watermark().epochsWithoutData(),
                        execution.epochDuration(),
                        execution.epochBytes(),
                        execution.pollInterval()),
                new QuerySettings.Retention(
                        settings.checkpoint().minEpochsToRetain(),
                        settings.state().memoryBudgetBytes(),
                        settings.recentProgress()),
                new QuerySettings.Lifecycle(
                        settings.restart().maxAttempts(), settings.restart().delay(), execution.stopTimeout()));
    }
}
