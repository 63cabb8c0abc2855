package io.virta.session;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the checkpoint of a query lies: where the query says, else below the session's location, else in a temporary directory. */
public final class CheckpointPlaces {
    private CheckpointPlaces() {}

    /**
     * The directory, or null for a temporary one.
     *
     * @param option the query's {@code checkpointLocation}, or null
     * @param sessionLocation the session's, empty if it has none
     */
    public static @Nullable Path of(@Nullable String option, String sessionLocation, @Nullable String queryName) {
        if (option != null) {
            return path(option);
        }
        if (sessionLocation.isEmpty()) {
            return null;
        }
        return path(sessionLocation)
                .resolve(queryName == null ? UUID.randomUUID().toString() : queryName);
    }

    private static Path path(String location) {
        try {
            if (location.startsWith("file:")) {
                return Path.of(URI.create(location));
            }
            if (!location.isBlank() && !location.contains("://")) {
                return Path.of(location).toAbsolutePath();
            }
        } catch (IllegalArgumentException e) {
            throw refused(location, e);
        }
        throw refused(location, null);
    }

    private static VirtaException refused(String location, @Nullable Throwable cause) {
        return new VirtaException(
                ErrorCode.INVALID_OPTION,
                "The checkpointLocation cannot be '" + location + "'.",
                "It takes a directory of this machine.",
                cause);
    }
}
