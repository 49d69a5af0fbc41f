package se.sedd.demo;

import java.util.List;

/**
 * Chance that can be repeated: every throw is a function of the seed, of whom and what it is about, and of nothing else. The
 * same pupil has the same illness on the same date in whatever order days are asked for, and after every restart.
 */
record Dice(long seed) {

    /** What a throw is about; each has its own stream of numbers. */
    enum About {
        NAME,
        FAMILY,
        LANGUAGE,
        HOME,
        PHONE,
        BIRTH,
        SUSCEPTIBILITY,
        ILLNESS,
        ILLNESS_DAYS,
        EXCUSE,
        SPELL,
        SPELL_KIND,
        SPELL_START,
        SPELL_DAYS,
        SPELL_EXCUSED,
        AWAY,
        LATE,
        APPOINTMENT,
        CANCELLED,
        VISIT,
        REGISTER,
        REGISTER_DELAY,
        LEAVE,
        TIMETABLE
    }

    /** At least 0 and below 1. */
    double share(About about, long who, long when) {
        return (mix(about, who, when) >>> 11) * 0x1.0p-53;
    }

    boolean happens(double chance, About about, long who, long when) {
        return share(about, who, when) < chance;
    }

    /** Both ends included. */
    int between(int lowest, int highest, About about, long who, long when) {
        return lowest + (int) (share(about, who, when) * (highest - lowest + 1));
    }

    <T> T oneOf(List<T> things, About about, long who, long when) {
        return things.get(between(0, things.size() - 1, about, who, when));
    }

    /** SplitMix64's finaliser over the parts, one after the other. */
    private long mix(About about, long who, long when) {
        long mixed = seed;
        for (long part : new long[] {about.ordinal() + 1L, who, when}) {
            mixed += 0x9E3779B97F4A7C15L * (part + 1);
            mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
            mixed ^= mixed >>> 31;
        }
        return mixed;
    }
}
