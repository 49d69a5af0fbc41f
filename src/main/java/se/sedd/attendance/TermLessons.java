package se.sedd.attendance;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import se.sedd.calendar.Term;

/**
 * One pupil's lessons of one term, while they are changed: a later row replaces its own bytes, and only the days it touches
 * are added up anew.
 */
final class TermLessons {

    private static final byte VERSION = 1;
    private static final int HEAD = 1;

    private final Term term;
    private final TreeMap<LocalDate, DayTotal> days;
    private final Map<Long, Integer> placeOfId = new HashMap<>();
    private final Set<LocalDate> touched = new HashSet<>();
    private byte[] bytes;
    private int count;

    private TermLessons(Term term, byte[] bytes, TreeMap<LocalDate, DayTotal> days) {
        this.term = term;
        this.bytes = bytes;
        this.days = days;
        if (bytes[0] != VERSION) {
            throw new IllegalStateException("Lessons of an unknown version");
        }
        this.count = (bytes.length - HEAD) / PackedLesson.WIDTH;
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int place = 0; place < count; place++) {
            placeOfId.put(buffer.getLong(offset(place)), place);
        }
    }

    static TermLessons none(Term term) {
        return new TermLessons(term, new byte[] {VERSION}, new TreeMap<>());
    }

    static TermLessons of(Term term, byte[] lessons, byte[] days) {
        return new TermLessons(term, lessons, PackedDays.byDate(term, days));
    }

    /** The lessons of a stored row, in no order. */
    static List<PackedLesson> read(Term term, byte[] lessons) {
        ByteBuffer buffer = ByteBuffer.wrap(lessons, HEAD, lessons.length - HEAD);
        return IntStream.range(0, (lessons.length - HEAD) / PackedLesson.WIDTH)
                .mapToObj(place -> PackedLesson.read(buffer, term.start()))
                .toList();
    }

    Term term() {
        return term;
    }

    boolean has(long id) {
        return placeOfId.containsKey(id);
    }

    /** Adds the lesson, which lies in this term, or replaces the one of the same id. */
    void put(PackedLesson lesson) {
        Integer place = placeOfId.get(lesson.id());
        if (place == null) {
            makeRoom();
            place = count++;
            placeOfId.put(lesson.id(), place);
        } else {
            PackedLesson before = at(place);
            if (before.equals(lesson)) {
                return;
            }
            touched.add(before.date());
        }
        lesson.write(ByteBuffer.wrap(bytes, offset(place), PackedLesson.WIDTH), term.start());
        touched.add(lesson.date());
    }

    /** Takes out the lesson of that id, if it is here: it has moved to another term. */
    void remove(long id) {
        Integer place = placeOfId.remove(id);
        if (place == null) {
            return;
        }
        touched.add(at(place).date());
        int last = --count;
        if (place != last) {
            System.arraycopy(bytes, offset(last), bytes, offset(place), PackedLesson.WIDTH);
            placeOfId.put(ByteBuffer.wrap(bytes).getLong(offset(place)), place);
        }
    }

    boolean isChanged() {
        return !touched.isEmpty();
    }

    byte[] lessons() {
        return Arrays.copyOf(bytes, offset(count));
    }

    /** The day totals, those of the touched days computed anew. */
    byte[] days() {
        Map<LocalDate, Sum> sums = new HashMap<>();
        for (int place = 0; place < count; place++) {
            PackedLesson lesson = at(place);
            if (touched.contains(lesson.date())) {
                sums.computeIfAbsent(lesson.date(), date -> new Sum()).add(lesson);
            }
        }
        for (LocalDate date : touched) {
            Sum sum = sums.get(date);
            if (sum == null) {
                days.remove(date);
            } else {
                days.put(date, sum.of(date));
            }
        }
        return PackedDays.write(term, days.values());
    }

    private PackedLesson at(int place) {
        return PackedLesson.read(ByteBuffer.wrap(bytes, offset(place), PackedLesson.WIDTH), term.start());
    }

    private void makeRoom() {
        if (offset(count + 1) > bytes.length) {
            bytes = Arrays.copyOf(bytes, offset(count + Math.max(8, count / 2)));
        }
    }

    private static int offset(int place) {
        return HEAD + place * PackedLesson.WIDTH;
    }

    private static final class Sum {
        private int offered;
        private int reported;
        private int valid;
        private int invalid;
        private int other;
        private int lessons;

        void add(PackedLesson lesson) {
            if (lesson.cancelled()) {
                return;
            }
            offered += lesson.minutes();
            lessons++;
            if (lesson.reported()) {
                reported += lesson.minutes();
                valid += lesson.valid();
                invalid += lesson.invalid();
                other += lesson.other();
            }
        }

        DayTotal of(LocalDate date) {
            return new DayTotal(date, offered, reported, valid, invalid, other, lessons);
        }
    }
}
