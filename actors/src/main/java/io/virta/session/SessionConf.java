package io.virta.session;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.virta.config.InvalidSettingException;
import io.virta.config.SettingNames;
import io.virta.config.VirtaSettings;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of a session: those of the configuration files, overridden by name. Each change is checked at once, and a wrong one changes nothing. Queries take the settings that hold when they
 * start. Names may be Virta's or Spark's; Spark's without a meaning here are kept and have no effect. Safe for several threads.
 */
public final class SessionConf {
    private static final Logger LOG = LoggerFactory.getLogger(SessionConf.class);

    private final Config base;
    private final Map<String, String> withoutEffect = new TreeMap<>();
    private Config overrides = ConfigFactory.empty();
    private VirtaSettings settings;

    /** Settings over a configuration with all defaults merged in. */
    public SessionConf(Config base) {
        this.base = base;
        this.settings = checked(base);
    }

    /** The settings as they are now. */
    public synchronized VirtaSettings settings() {
        return settings;
    }

    /** Sets a value. Throws INVALID_OPTION for an unknown name, with those most like it, or a value that the setting does not take. */
    public synchronized void set(String name, String value) {
        if (SettingNames.isSparks(name) && !SettingNames.isKnown(name)) {
            if (!value.equals(withoutEffect.put(name, value))) {
                LOG.info("The setting {} has no meaning in Virta and no effect.", name);
            }
            return;
        }
        String path = known(name);
        String canonical = SettingNames.canonicalValue(name, value);
        replace(overrides.withValue(path, ConfigValueFactory.fromAnyRef(canonical, "session")));
    }

    /** Gives a setting the value that the configuration files say. */
    public synchronized void unset(String name) {
        if (withoutEffect.remove(name) == null && SettingNames.isKnown(name)) {
            replace(overrides.withoutPath(SettingNames.canonical(name)));
        }
    }

    /** The value, or null if the name stands for nothing and was never set. */
    public synchronized @Nullable String get(String name) {
        if (withoutEffect.containsKey(name)) {
            return withoutEffect.get(name);
        }
        if (!SettingNames.isKnown(name)) {
            return null;
        }
        return merged(overrides).getString(SettingNames.canonical(name));
    }

    /** All settings with their values, by Virta's names, and those without effect. */
    public synchronized Map<String, String> all() {
        Map<String, String> all = new TreeMap<>(withoutEffect);
        Config merged = merged(overrides);
        SettingNames.all().forEach(name -> all.put(name, merged.getString(name)));
        return all;
    }

    private static String known(String name) {
        if (!SettingNames.isKnown(name)) {
            throw refused(SettingNames.unknown(name));
        }
        return SettingNames.canonical(name);
    }

    private void replace(Config changed) {
        settings = checked(merged(changed));
        overrides = changed;
    }

    private Config merged(Config changed) {
        return changed.withFallback(base);
    }

    private static VirtaSettings checked(Config config) {
        try {
            return VirtaSettings.of(config);
        } catch (InvalidSettingException e) {
            throw refused(e);
        }
    }

    private static VirtaException refused(InvalidSettingException cause) {
        return new VirtaException(ErrorCode.INVALID_OPTION, String.valueOf(cause.getMessage()), null, cause);
    }
}
