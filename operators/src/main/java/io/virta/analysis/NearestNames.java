package io.virta.analysis;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that were probably meant. */
final class NearestNames {
    private static final int MOST = 5;

    private NearestNames() {}

    /** The names nearest to a wrong one by edit distance, nearest first, in backquotes: {@code [`k`, `ts`]}. */
    static String listed(String wrong, Collection<String> names) {
        return nearest(wrong, names).stream()
                .map(name -> "`" + name + "`")
                .toList()
                .toString();
    }

    static List<String> nearest(String wrong, Collection<String> names) {
        String lower = wrong.toLowerCase(Locale.ROOT);
        return names.stream()
                .distinct()
                .sorted(Comparator.comparingInt(
                        (String name) -> distance(lower, lastPart(name).toLowerCase(Locale.ROOT))))
                .limit(MOST)
                .toList();
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
