package io.virta.api;

import io.virta.config.SettingNames;
import io.virta.session.SessionConf;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a session, by Virta's names or Spark's; {@code reference.conf} of the configuration module lists them. Queries take those that hold when they start. Spark's names that mean nothing here
 * are kept and have no effect. Safe for several threads.
 */
public final class RuntimeConfig {
    private final SessionConf conf;

    RuntimeConfig(SessionConf conf) {
        this.conf = conf;
    }

    /** Sets a value; throws INVALID_OPTION for an unknown name or a wrong value. */
    public void set(String key, String value) {
        conf.set(key, value);
    }

    /** Sets a value. */
    public void set(String key, boolean value) {
        set(key, Boolean.toString(value));
    }

    /** Sets a value. */
    public void set(String key, long value) {
        set(key, Long.toString(value));
    }

    /** The value; throws NoSuchElementException for a name that means nothing and was never set. */
    public String get(String key) {
        String value = conf.get(key);
        if (value == null) {
            throw new NoSuchElementException("There is no setting '" + key + "'.");
        }
        return value;
    }

    /** The value, or the default for a name that means nothing and was never set. */
    public @Nullable String get(String key, @Nullable String defaultValue) {
        String value = conf.get(key);
        return value == null ? defaultValue : value;
    }

    /** All settings. */
    public Map<String, String> getAll() {
        return conf.all();
    }

    /** Forgets what was set. */
    public void unset(String key) {
        conf.unset(key);
    }

    /** Whether a setting has an effect. */
    public boolean isModifiable(String key) {
        return SettingNames.isKnown(key);
    }
}
