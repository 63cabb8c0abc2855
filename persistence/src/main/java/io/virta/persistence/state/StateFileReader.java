package io.virta.persistence.state;

import io.virta.persistence.checkpoint.Disk;
import io.virta.persistence.checkpoint.Disk.ReadableFile;
import io.virta.persistence.checkpoint.StorageErrors;
import io.virta.persistence.codec.Checksum;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Reads one state file, verifying that it is the one the manifest means and that every byte it delivers is as it was written; whatever is not is
 * refused with an error that names the file. Not thread-safe.
 */
final class StateFileReader implements AutoCloseable {
    private final Path file;
    private final ReadableFile in;
    private final List<SectionEntry> entries;

    StateFileReader(Disk disk, Path directory, StateFile expected) {
        this.file = directory.resolve(expected.name());
        if (!disk.exists(file)) {
            throw StorageErrors.damaged(file, "is missing");
        }
        this.in = disk.open(file);
        try {
            this.entries = readIndex(expected);
        } catch (RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private List<SectionEntry> readIndex(StateFile expected) {
        long length = in.lengthBytes();
        if (length != expected.lengthBytes()) {
            throw StorageErrors.damaged(file, "has " + length + " bytes, not " + expected.lengthBytes());
        }
        byte[] header = in.read(0, StateFileFormat.HEADER_BYTES);
        StateFileFormat.checkHeader(file, header);
        long trailerPosition = length - StateFileFormat.TRAILER_BYTES;
        byte[] trailer = in.read(trailerPosition, StateFileFormat.TRAILER_BYTES);
        StateFileFormat.checkTrailer(file, trailer);
        int indexLength = ByteBuffer.wrap(trailer).getInt();
        if (indexLength < 0 || indexLength > trailerPosition - StateFileFormat.HEADER_BYTES) {
            throw StorageErrors.damaged(file, "has an index of impossible length");
        }
        byte[] index = in.read(trailerPosition - indexLength, indexLength);
        CRC32C checksum = new CRC32C();
        checksum.update(header);
        checksum.update(index);
        int sum = (int) checksum.getValue();
        if (sum != expected.checksum() || sum != ByteBuffer.wrap(trailer).getInt(Integer.BYTES)) {
            throw StorageErrors.damaged(file, "does not match its checksum");
        }
        return StateFileFormat.decodeIndex(file, index);
    }

    /** What is in the file, in the order in which it was written. */
    List<SectionEntry> entries() {
        return entries;
    }

    /** The payload of one of the entries. */
    byte[] read(SectionEntry entry) {
        byte[] payload = in.read(entry.positionBytes(), entry.lengthBytes());
        if (Checksum.of(payload) != entry.checksum()) {
            throw StorageErrors.damaged(
                    file,
                    "has damaged state of operator " + entry.address().stateId() + ", table "
                            + entry.address().table() + ", key group "
                            + entry.address().keyGroup());
        }
        return payload;
    }

    @Override
    public void close() {
        in.close();
    }
}
