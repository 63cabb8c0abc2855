package io.virta.persistence.state;

import io.virta.persistence.checkpoint.Disk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Folds a run of files into one, a key group of a table at a time, so that memory holds no more than that. Stateless. */
final class StateFolding {
    private StateFolding() {}

    /** The durable file with the effect of {@code files}; none if that is nothing. {@code complete}: nothing comes before them. */
    static List<StateFile> fold(
            Disk disk,
            Path directory,
            List<StateFile> files,
            StateFileName target,
            boolean complete,
            SectionFolders folders) {
        List<StateFileReader> readers = new ArrayList<>(files.size());
        try {
            for (StateFile file : files) {
                readers.add(new StateFileReader(disk, directory, file));
            }
            return merge(disk, directory, readers, target, complete, folders);
        } finally {
            readers.forEach(StateFileReader::close);
        }
    }

    private static List<StateFile> merge(
            Disk disk,
            Path directory,
            List<StateFileReader> readers,
            StateFileName target,
            boolean complete,
            SectionFolders folders) {
        try (StateFileWriter writer = new StateFileWriter(disk, directory, target)) {
            for (Map.Entry<SectionAddress, List<Piece>> pieces :
                    byAddress(readers).entrySet()) {
                SectionAddress address = pieces.getKey();
                List<byte[]> payloads = new ArrayList<>();
                for (Piece piece : pieces.getValue()) {
                    payloads.add(piece.reader().read(piece.entry()));
                }
                byte[] folded =
                        folders.folder(address.stateId(), address.table()).fold(payloads, complete);
                if (folded.length > 0) {
                    writer.add(address, folded);
                }
            }
            return writer.isEmpty() ? List.of() : List.of(writer.finish());
        }
    }

    private static Map<SectionAddress, List<Piece>> byAddress(List<StateFileReader> readers) {
        Map<SectionAddress, List<Piece>> pieces = new TreeMap<>();
        for (StateFileReader reader : readers) {
            for (SectionEntry entry : reader.entries()) {
                pieces.computeIfAbsent(entry.address(), address -> new ArrayList<>())
                        .add(new Piece(reader, entry));
            }
        }
        return pieces;
    }

    private record Piece(StateFileReader reader, SectionEntry entry) {}
}
