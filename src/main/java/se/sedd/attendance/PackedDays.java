package se.sedd.attendance;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import se.sedd.calendar.Term;

/** The day totals of one pupil's term as they are kept, in order of date. */
final class PackedDays {

    private static final byte VERSION = 1;
    private static final int WIDTH = 23;

    private PackedDays() {}

    static byte[] write(Term term, Collection<DayTotal> days) {
        ByteBuffer bytes = ByteBuffer.allocate(1 + days.size() * WIDTH).put(VERSION);
        long start = term.start().toEpochDay();
        for (DayTotal day : days) {
            bytes.put((byte) (day.date().toEpochDay() - start))
                    .putInt(day.offered())
                    .putInt(day.reported())
                    .putInt(day.valid())
                    .putInt(day.invalid())
                    .putInt(day.other())
                    .putShort((short) day.lessons());
        }
        return bytes.array();
    }

    static List<DayTotal> read(Term term, byte[] packed) {
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        if (bytes.get() != VERSION) {
            throw new IllegalStateException("Day totals of an unknown version");
        }
        LocalDate start = term.start();
        List<DayTotal> days = new ArrayList<>(bytes.remaining() / WIDTH);
        while (bytes.hasRemaining()) {
            days.add(new DayTotal(
                    start.plusDays(bytes.get() & 0xff),
                    bytes.getInt(),
                    bytes.getInt(),
                    bytes.getInt(),
                    bytes.getInt(),
                    bytes.getInt(),
                    bytes.getShort() & 0xffff));
        }
        return days;
    }

    static TreeMap<LocalDate, DayTotal> byDate(Term term, byte[] packed) {
        TreeMap<LocalDate, DayTotal> days = new TreeMap<>();
        read(term, packed).forEach(day -> days.put(day.date(), day));
        return days;
    }
}
