package se.sedd.attendance;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The good lessons of a file on their way to the database, put by pupil into parts on disk: each pupil's row is then read and
 * written once, however the file is sorted and however long it is.
 */
final class LessonSpool implements AutoCloseable {

    /** Bytes of the CSV file that one part answers for: its packed lessons fit in a few megabytes. */
    private static final long CSV_BYTES_OF_A_PART = 8L << 20;

    private static final int MOST_PARTS = 500;
    private static final int WIDTH = 2 * Integer.BYTES + PackedLesson.WIDTH;

    private final List<Path> files = new ArrayList<>();
    private final List<OutputStream> parts = new ArrayList<>();
    private final ByteBuffer record = ByteBuffer.allocate(WIDTH);

    LessonSpool(Path folder, long csvSize) {
        int count = (int) Math.min(MOST_PARTS, 1 + csvSize / CSV_BYTES_OF_A_PART);
        try {
            for (int part = 0; part < count; part++) {
                Path file = folder.resolve("lessons-" + part);
                files.add(file);
                parts.add(new BufferedOutputStream(Files.newOutputStream(file), 1 << 14));
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    void add(int pupil, PackedLesson lesson) {
        record.clear().putInt(pupil).putInt((int) lesson.date().toEpochDay());
        lesson.write(record, lesson.date());
        try {
            parts.get(pupil % parts.size()).write(record.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int parts() {
        return parts.size();
    }

    /** One part's lessons by pupil, each pupil's in the order in which they were added. */
    Map<Integer, List<PackedLesson>> part(int part) {
        try {
            parts.get(part).close();
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(files.get(part)));
            Map<Integer, List<PackedLesson>> byPupil = new TreeMap<>();
            while (bytes.hasRemaining()) {
                int pupil = bytes.getInt();
                LocalDate date = LocalDate.ofEpochDay(bytes.getInt());
                byPupil.computeIfAbsent(pupil, p -> new ArrayList<>()).add(PackedLesson.read(bytes, date));
            }
            return byPupil;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (OutputStream part : parts) {
            try {
                part.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
