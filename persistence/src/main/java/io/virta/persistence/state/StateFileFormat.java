package io.virta.persistence.state;

import io.virta.persistence.checkpoint.StorageErrors;
import io.virta.persistence.codec.RecordReader;
import io.virta.persistence.codec.RecordWriter;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The layout of a state file, version 1. All numbers are big-endian.
 *
 * <pre>
 * header   magic (8), format version (4), first epoch (8), last epoch (8), attempt (4)
 * payloads of the sections, one after another
 * index    number of tables; for each: state id, table, number of sections; for each: key group, position, length, CRC-32C
 * trailer  length of the index (4), CRC-32C of header and index (4), magic (8)
 * </pre>
 */
final class StateFileFormat {
    static final int VERSION = 1;
    static final int HEADER_BYTES = 32;
    static final int TRAILER_BYTES = 16;
    private static final long MAGIC = 0x5649525441_535441L;

    private StateFileFormat() {}

    static byte[] header(StateFileName name) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .putLong(MAGIC)
                .putInt(VERSION)
                .putLong(name.firstEpoch())
                .putLong(name.lastEpoch())
                .putInt(name.attempt())
                .array();
    }

    static byte[] trailer(int indexLength, int checksum) {
        return ByteBuffer.allocate(TRAILER_BYTES)
                .putInt(indexLength)
                .putInt(checksum)
                .putLong(MAGIC)
                .array();
    }

    /** The magic is there and the version is one that can be read. */
    static void checkHeader(Path file, byte[] header) {
        ByteBuffer in = ByteBuffer.wrap(header);
        if (in.getLong() != MAGIC) {
            throw StorageErrors.damaged(file, "is not a state file");
        }
        int version = in.getInt();
        if (version > VERSION) {
            throw StorageErrors.newerFormat(file, version, VERSION);
        }
    }

    /** The magic is there at the end, too. */
    static void checkTrailer(Path file, byte[] trailer) {
        if (ByteBuffer.wrap(trailer).getLong(TRAILER_BYTES - Long.BYTES) != MAGIC) {
            throw StorageErrors.damaged(file, "is cut off");
        }
    }

    /** Entries must be grouped by state id and table. */
    static byte[] encodeIndex(List<SectionEntry> entries) {
        RecordWriter out = new RecordWriter();
        List<List<SectionEntry>> tables = byTable(entries);
        out.writeList(tables, table -> {
            out.writeText(table.get(0).address().stateId());
            out.writeText(table.get(0).address().table());
            out.writeList(table, entry -> {
                out.writeInt(entry.address().keyGroup());
                out.writeLong(entry.positionBytes());
                out.writeInt(entry.lengthBytes());
                out.writeInt(entry.checksum());
            });
        });
        return out.toByteArray();
    }

    static List<SectionEntry> decodeIndex(Path file, byte[] index) {
        List<SectionEntry> entries = new ArrayList<>();
        try {
            RecordReader in = new RecordReader(ByteBuffer.wrap(index));
            in.readList(() -> {
                String stateId = in.readText();
                String table = in.readText();
                return in.readList(() -> entries.add(new SectionEntry(
                        new SectionAddress(stateId, table, in.readInt()), in.readLong(), in.readInt(), in.readInt())));
            });
        } catch (BufferUnderflowException e) {
            throw StorageErrors.damaged(file, "has an index that ends early", e);
        }
        return entries;
    }

    private static List<List<SectionEntry>> byTable(List<SectionEntry> entries) {
        List<List<SectionEntry>> tables = new ArrayList<>();
        SectionAddress last = null;
        for (SectionEntry entry : entries) {
            SectionAddress address = entry.address();
            if (last == null
                    || !last.stateId().equals(address.stateId())
                    || !last.table().equals(address.table())) {
                tables.add(new ArrayList<>());
            }
            tables.get(tables.size() - 1).add(entry);
            last = address;
        }
        return tables;
    }
}
