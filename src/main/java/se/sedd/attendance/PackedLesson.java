package se.sedd.attendance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * A lesson as it is kept: fixed width, so that a later row replaces its own bytes.
 *
 * @param id 64 bits of the lesson's id; within one pupil's lessons a collision is out of the question
 * @param start minutes after midnight
 * @param subject number of the subject's name, 0 for none
 */
record PackedLesson(
        long id,
        LocalDate date,
        int start,
        int minutes,
        int valid,
        int invalid,
        int other,
        boolean reported,
        boolean cancelled,
        int subject) {

    /** Bytes of a lesson within its term. */
    static final int WIDTH = 22;

    private static final int REPORTED = 1;
    private static final int CANCELLED = 2;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** FNV-1a over the id's UTF-8, mixed once more because ids often differ in their last digits only. */
    static long idOf(String lessonId) {
        long hash = FNV_OFFSET;
        for (byte b : lessonId.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }

    /** Appends the lesson, its date as days since the term's start. */
    void write(ByteBuffer to, LocalDate termStart) {
        to.putLong(id)
                .put((byte) (date.toEpochDay() - termStart.toEpochDay()))
                .putShort((short) start)
                .putShort((short) minutes)
                .putShort((short) valid)
                .putShort((short) invalid)
                .putShort((short) other)
                .put((byte) ((reported ? REPORTED : 0) | (cancelled ? CANCELLED : 0)))
                .putShort((short) subject);
    }

    static PackedLesson read(ByteBuffer from, LocalDate termStart) {
        long id = from.getLong();
        LocalDate date = termStart.plusDays(from.get() & 0xff);
        int start = from.getShort();
        int minutes = from.getShort();
        int valid = from.getShort();
        int invalid = from.getShort();
        int other = from.getShort();
        byte flags = from.get();
        int subject = from.getShort() & 0xffff;
        return new PackedLesson(
                id,
                date,
                start,
                minutes,
                valid,
                invalid,
                other,
                (flags & REPORTED) != 0,
                (flags & CANCELLED) != 0,
                subject);
    }
}
