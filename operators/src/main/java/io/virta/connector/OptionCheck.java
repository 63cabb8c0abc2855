package io.virta.connector;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Checks the names of options against those that a connector declares. */
public final class OptionCheck {
    private static final int MAX_DISTANCE = 3;

    private OptionCheck() {}

    /**
     * The options, if all of them are declared.
     *
     * @param side {@code source} or {@code sink}, for the message
     * @throws VirtaException INVALID_OPTION for an unknown one, with the nearest and all valid names
     */
    public static Options check(String format, String side, Map<String, String> options, List<OptionSpec> specs) {
        for (String name : options.keySet()) {
            if (specs.stream().noneMatch(spec -> matches(spec.name(), name))) {
                throw unknown(format, side, name, specs);
            }
        }
        return Options.of(options);
    }

    private static boolean matches(String declared, String name) {
        if (declared.endsWith("*")) {
            String prefix = declared.substring(0, declared.length() - 1);
            return name.regionMatches(true, 0, prefix, 0, prefix.length());
        }
        return declared.equalsIgnoreCase(name);
    }

    private static VirtaException unknown(String format, String side, String name, List<OptionSpec> specs) {
        Set<String> valid = new LinkedHashSet<>();
        String nearest = null;
        int nearestDistance = MAX_DISTANCE + 1;
        for (OptionSpec spec : specs) {
            valid.add(spec.name());
            int distance = distance(name.toLowerCase(Locale.ROOT), spec.name().toLowerCase(Locale.ROOT));
            if (distance < nearestDistance) {
                nearestDistance = distance;
                nearest = spec.name();
            }
        }
        String hint = valid.isEmpty()
                ? "It takes no options."
                : (nearest == null ? "" : "Did you mean '" + nearest + "'? ") + "Its options are: "
                        + String.join(", ", valid) + ".";
        return new VirtaException(
                ErrorCode.INVALID_OPTION, "The " + format + " " + side + " has no option '" + name + "'.", hint);
    }

    /** How many letters must be added, removed or replaced to make one text the other. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
