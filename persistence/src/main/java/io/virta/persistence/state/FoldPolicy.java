package io.virta.persistence.state;

import java.util.List;

/**
 * When files of a manifest are folded, and which.
 *
 * <p>Nothing happens until {@code minFiles} files have gathered behind the last fold. Then they are folded, together with every older file that the newer
 * ones outweigh. So a big snapshot is rewritten only when as much has been written since, a byte is rewritten about as often as the logarithm of
 * the state's growth, and a manifest has at most {@code minFiles} deltas and one fold per doubling.
 *
 * @param minFiles at least so many files are folded at once, from 2
 */
public record FoldPolicy(int minFiles) {
    /** Folds 16 files at once. */
    public static final FoldPolicy DEFAULT = new FoldPolicy(16);

    /** The consecutive newest files to fold, oldest first; empty if it does not pay yet. */
    List<StateFile> choose(StateManifest manifest) {
        List<StateFile> files = manifest.files();
        int start = files.size();
        while (start > 0 && isDelta(files.get(start - 1))) {
            start--;
        }
        if (files.size() - start < minFiles) {
            return List.of();
        }
        long newerBytes = lengthBytes(files.subList(start, files.size()));
        while (start > 0 && files.get(start - 1).lengthBytes() <= newerBytes) {
            start--;
            newerBytes += files.get(start).lengthBytes();
        }
        return files.subList(start, files.size());
    }

    private static boolean isDelta(StateFile file) {
        return file.firstEpoch() == file.lastEpoch();
    }

    private static long lengthBytes(List<StateFile> files) {
        long sum = 0;
        for (StateFile file : files) {
            sum += file.lengthBytes();
        }
        return sum;
    }
}
