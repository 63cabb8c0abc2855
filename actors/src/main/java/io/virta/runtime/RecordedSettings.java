package io.virta.runtime;

import io.virta.persistence.epoch.EpochLogState;
import io.virta.persistence.epoch.EpochPlan;
import io.virta.persistence.epoch.QueryStarted;
import io.virta.runtime.QuerySettings.Recorded;
import io.virta.runtime.QuerySettings.WatermarkPolicy;
import java.time.ZoneId;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings that change results and so stay, for the life of a checkpoint, as its log has them: the key groups, the time zone and the watermark policy. Stateless. */
final class RecordedSettings {
    static final String TIME_ZONE = "timeZone";
    static final String WATERMARK_POLICY = "watermarkPolicy";

    private static final Logger LOG = LoggerFactory.getLogger(RecordedSettings.class);

    private RecordedSettings() {}

    /** The settings with those that a log has recorded in place of what they are now; warns of each that differs. */
    static QuerySettings over(QuerySettings settings, EpochLogState log) {
        QueryStarted started = log.started();
        if (started == null) {
            return settings;
        }
        Recorded now = settings.recorded();
        EpochPlan last = log.lastPlan();
        Map<String, String> recorded = last == null ? Map.of() : last.settings();
        String zone = recorded.getOrDefault(TIME_ZONE, now.zone().getId());
        String policy =
                recorded.getOrDefault(WATERMARK_POLICY, now.watermarkPolicy().name());
        warn("virta.session.time-zone", now.zone().getId(), zone);
        warn("virta.watermark.policy", now.watermarkPolicy().name(), policy);
        warn("virta.execution.key-groups", now.keyGroups(), started.keyGroups());
        return settings.withRecorded(
                new Recorded(started.keyGroups(), ZoneId.of(zone), WatermarkPolicy.valueOf(policy)));
    }

    private static void warn(String setting, Object now, Object recorded) {
        if (!now.equals(recorded)) {
            LOG.warn(
                    "The query runs with {} = {}, as its checkpoint was made, not {}: start it with a new checkpointLocation to change that.",
                    setting,
                    recorded,
                    now);
        }
    }
}
