package io.virta.connectors.file;

import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceMemory;
import io.virta.connector.Split;
import io.virta.error.VirtaException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans whole files, oldest first unless asked otherwise, and cuts them into pieces so that all readers have work. */
final class FileEnumerator implements SourceEnumerator {
    /** The position before the first file, as progress shows it. */
    private static final String START = "null";

    private static final long MIN_PIECE_BYTES = 1 << 20;
    private static final long MAX_PIECE_BYTES = 32 << 20;
    private static final int PIECES_PER_READER = 4;

    private final FileSourceSettings settings;
    private final FileListing listing;
    private final FileCleaner cleaner;
    private final int readers;
    private final boolean wholeFiles;
    /** The files that there were when they were last listed, from {@code nextListed} on not yet looked at. */
    private List<FileEntry> listed = List.of();

    private int nextListed;
    private boolean fixed;
    private FilePosition position = FilePosition.START;
    private SeenFiles seen = new SeenFiles();

    FileEnumerator(FileSourceSettings settings, int readers, boolean wholeFiles) {
        this.settings = settings;
        this.listing = new FileListing(settings);
        this.cleaner = new FileCleaner(settings);
        this.readers = Math.max(1, readers);
        this.wholeFiles = wholeFiles;
    }

    @Override
    public @Nullable PlannedRange plan(@Nullable String after, ReadLimit limit) {
        goTo(after);
        List<FileEntry> files = next(limit);
        if (files.isEmpty()) {
            return null;
        }
        long bytes = 0;
        for (FileEntry file : files) {
            seen.add(name(file.path()), file.modifiedMillis());
            bytes += file.lengthBytes();
        }
        seen.trim(settings.maxAgeMillis());
        position = new FilePosition(position.epochs() + 1, seen.latestMillis());
        return new PlannedRange(
                after == null ? START : after, position.toString(), splits(files, bytes), seen.takeChange());
    }

    /** Planning goes on where it is, or starts anew: what was seen up to another position is not known here. */
    private void goTo(@Nullable String after) {
        if (after == null) {
            position = FilePosition.START;
            seen = new SeenFiles();
            nextListed = 0;
        } else if (!FilePosition.parse(after).equals(position)) {
            throw VirtaException.internal("Files are planned up to " + position + ", not " + after);
        }
    }

    private List<FileEntry> next(ReadLimit limit) {
        boolean listedBefore = fixed || (nextListed < listed.size() && !settings.latestFirst());
        if (!listedBefore) {
            list();
        }
        List<FileEntry> files = takeListed(limit, listedBefore);
        if (files.isEmpty() && listedBefore && !fixed) {
            list();
            files = takeListed(limit, false);
        }
        return files;
    }

    private void list() {
        listed = listing.list();
        nextListed = 0;
    }

    /** The next new files within the limit. Of a listing made for an earlier epoch, each is looked at again. */
    private List<FileEntry> takeListed(ReadLimit limit, boolean listedBefore) {
        long maxFiles = limit.ignoreOptionLimits() || settings.maxFiles() == 0 ? Long.MAX_VALUE : settings.maxFiles();
        long maxBytes = limit.ignoreOptionLimits() || settings.maxBytes() == 0
                ? limit.maxBytes()
                : Math.min(limit.maxBytes(), settings.maxBytes());
        List<FileEntry> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long bytes = 0;
        for (; nextListed < listed.size() && files.size() < maxFiles; nextListed++) {
            FileEntry file = listed.get(nextListed);
            String name = name(file.path());
            if (names.contains(name) || !seen.isNew(name, file.modifiedMillis(), settings.maxAgeMillis())) {
                continue;
            }
            FileEntry now = listedBefore ? FileListing.again(file) : file;
            if (now == null) {
                continue;
            }
            if (!files.isEmpty() && bytes + now.lengthBytes() > maxBytes) {
                break;
            }
            bytes += now.lengthBytes();
            files.add(now);
            names.add(name);
        }
        return files;
    }

    private String name(Path path) {
        return settings.fileNameOnly() ? path.getFileName().toString() : path.toString();
    }

    private List<Split> splits(List<FileEntry> files, long bytes) {
        long even = bytes / ((long) readers * PIECES_PER_READER);
        long pieceBytes = wholeFiles ? Long.MAX_VALUE : Math.max(MIN_PIECE_BYTES, Math.min(MAX_PIECE_BYTES, even));
        List<Split> splits = new ArrayList<>();
        for (FileEntry file : files) {
            boolean whole = Compression.of(file.path()) != Compression.NONE;
            splits.addAll(FileSplit.pieces(file, whole ? Long.MAX_VALUE : pieceBytes));
        }
        return splits;
    }

    @Override
    public void stopAtLatest() {
        list();
        fixed = true;
    }

    @Override
    public void restore(String lastEnd, SourceMemory memory) {
        position = FilePosition.parse(lastEnd);
        seen = SeenFiles.of(memory, position.latestMillis());
    }

    @Override
    public void committed(PlannedRange range) {
        for (Path cleaned : cleaner.clean(range.splits())) {
            seen.remove(name(cleaned));
        }
    }

    @Override
    public void close() {}
}
