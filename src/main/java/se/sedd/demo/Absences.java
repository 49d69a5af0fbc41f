package se.sedd.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.sedd.demo.Dice.About;
import se.sedd.demo.Spell.Kind;
import se.sedd.demo.Timetable.Slot;
import se.sedd.demo.Town.Child;

/**
 * Who is away when, and why. Ordinary illness and influenza, doctors' appointments, late mornings, and for some pupils a
 * pattern that begins and ends. A function of the seed, the pupil and the date.
 */
final class Absences {

    /**
     * Absence from one lesson.
     *
     * @param minutes of the lesson; 0 means there
     * @param valid whether the home has excused it, from the start or later
     * @param excusedAfterDays how many days after the lesson the excuse comes in, 0 the same day
     */
    record Absence(int minutes, boolean valid, int excusedAfterDays, String reason) {

        static final Absence NONE = new Absence(0, false, 0, "");

        /** Whether it counts as valid for whoever looks at the register on that day. */
        boolean validOn(LocalDate lesson, LocalDate asOf) {
            return valid && ChronoUnit.DAYS.between(lesson, asOf) >= excusedAfterDays;
        }
    }

    private record Wave(LocalDate first, LocalDate last, double chanceADay) {}

    private static final LocalDate FIRST_BLOCK = LocalDate.of(2026, 1, 5);
    private static final int BLOCK_IN_DAYS = 42;
    private static final int BLOCKS = 20;
    private static final double SPELL_IN_A_BLOCK = 0.026;
    private static final double ILLNESS_A_DAY = 0.007;
    private static final double NEVER_EXCUSED = 0.05;
    private static final double LEAVE_IN_A_BLOCK = 0.01;

    private static final List<Wave> INFLUENZA = List.of(
            wave("2026-01-26", "2026-02-03", 0.056),
            wave("2026-03-02", "2026-03-11", 0.001),
            wave("2026-09-28", "2026-10-09", 0.003),
            wave("2026-11-23", "2026-12-11", 0.003),
            wave("2027-01-25", "2027-02-12", 0.006));

    private final Dice dice;
    private final SchoolDays days;
    private final Map<Long, List<Spell>> spells = new HashMap<>();

    Absences(Dice dice, SchoolDays days) {
        this.dice = dice;
        this.days = days;
    }

    /** The pupil's absence from each of the day's lessons, in their order. */
    List<Absence> on(Child child, LocalDate date, List<Slot> slots) {
        Optional<Spell> spell = spellsOf(child).stream()
                .filter(candidate -> candidate.covers(date))
                .findFirst();
        Optional<Absence> wholeDay =
                spell.flatMap(found -> wholeDay(child, date, found)).or(() -> illness(child, date));
        List<Absence> absences = new ArrayList<>(slots.size());
        for (Slot slot : slots) {
            absences.add(wholeDay.map(absence -> fromAll(absence, slot))
                    .or(() -> spell.flatMap(found -> fromOne(child, date, slot, slots, found)))
                    .orElseGet(() -> everyday(child, date, slot)));
        }
        return absences;
    }

    private static Absence fromAll(Absence absence, Slot slot) {
        return new Absence(slot.minutes(), absence.valid(), absence.excusedAfterDays(), absence.reason());
    }

    private Optional<Absence> wholeDay(Child child, LocalDate date, Spell spell) {
        long day = date.toEpochDay();
        boolean away = switch (spell.kind()) {
            case LONG -> dice.happens(0.93, About.AWAY, child.key(), day);
            case RECURRING -> dice.happens(0.24, About.AWAY, child.key(), day);
            case MONDAYS ->
                dice.happens(
                        date.getDayOfWeek() == DayOfWeek.MONDAY
                                ? 0.75
                                : date.getDayOfWeek() == DayOfWeek.FRIDAY ? 0.2 : 0,
                        About.AWAY,
                        child.key(),
                        day);
            case ILL, LEAVE -> true;
            default -> false;
        };
        if (!away) {
            return Optional.empty();
        }
        String reason = switch (spell.kind()) {
            case LEAVE -> words(child, "Beviljad ledighet", "Innvilget permisjon");
            default -> words(child, "Sjukanmäld", "Meldt syk");
        };
        return Optional.of(
                spell.excused() ? new Absence(0, true, excuseDelay(child, day), reason) : new Absence(0, false, 0, ""));
    }

    /** Ill today: fell ill today, or some days ago for longer than that. */
    private Optional<Absence> illness(Child child, LocalDate date) {
        List<LocalDate> lately = days.upTo(child.group().schoolId(), date);
        for (int ago = 0; ago < lately.size() && ago < 5; ago++) {
            LocalDate began = lately.get(ago);
            long day = began.toEpochDay();
            double influenza = influenza(child, began);
            double chance = (ILLNESS_A_DAY + influenza) * susceptibility(child);
            if (dice.happens(chance, About.ILLNESS, child.key(), day)
                    && lengthOfIllness(child, day, influenza > 0) > ago) {
                boolean reported = !dice.happens(NEVER_EXCUSED, About.EXCUSE, child.key(), day + 2_000_000);
                return Optional.of(new Absence(
                        0,
                        reported,
                        excuseDelay(child, date.toEpochDay()),
                        reported ? words(child, "Sjukanmäld", "Meldt syk") : ""));
            }
        }
        return Optional.empty();
    }

    private double influenza(Child child, LocalDate date) {
        int later = child.group().schoolId().length() % 3;
        return INFLUENZA.stream()
                .filter(wave -> !date.isBefore(wave.first().plusDays(later))
                        && !date.isAfter(wave.last().plusDays(later)))
                .mapToDouble(Wave::chanceADay)
                .findFirst()
                .orElse(0);
    }

    private double susceptibility(Child child) {
        return 0.35 + 1.3 * dice.share(About.SUSCEPTIBILITY, child.key(), 0);
    }

    private int lengthOfIllness(Child child, long day, boolean influenza) {
        double share = dice.share(About.ILLNESS_DAYS, child.key(), day);
        if (influenza) {
            return share < 0.4 ? 2 : share < 0.8 ? 3 : share < 0.93 ? 4 : 5;
        }
        return share < 0.6 ? 1 : share < 0.9 ? 2 : 3;
    }

    /** Most homes report in the morning; some forget, and the absence is invalid until they have. */
    private int excuseDelay(Child child, long day) {
        return dice.happens(0.1, About.EXCUSE, child.key(), day)
                ? dice.between(1, 5, About.EXCUSE, child.key(), day + 1_000_000)
                : 0;
    }

    private Optional<Absence> fromOne(Child child, LocalDate date, Slot slot, List<Slot> slots, Spell spell) {
        long day = date.toEpochDay();
        long hour = day * 16 + slot.number();
        int missed = switch (spell.kind()) {
            case SPORTS ->
                sportsOrAfter(slot, slots) && dice.happens(0.85, About.AWAY, child.key(), hour) ? slot.minutes() : 0;
            case AFTERNOONS ->
                slot.afternoon() && dice.happens(0.45, About.AWAY, child.key(), day) ? slot.minutes() : 0;
            case MORNINGS ->
                slot.number() == 1 && dice.happens(0.7, About.AWAY, child.key(), day)
                        ? (day % 3 == 0 ? slot.minutes() / 2 : slot.minutes())
                        : 0;
            case SINGLE_LESSONS -> dice.happens(0.14, About.AWAY, child.key(), hour) ? slot.minutes() : 0;
            case RETURNING -> slot.afternoon() ? slot.minutes() : 0;
            default -> 0;
        };
        if (missed == 0) {
            return Optional.empty();
        }
        return Optional.of(
                spell.excused() || spell.kind() == Kind.RETURNING
                        ? new Absence(missed, true, 0, words(child, "Enligt överenskommelse", "Etter avtale"))
                        : new Absence(missed, false, 0, ""));
    }

    private static boolean sportsOrAfter(Slot slot, List<Slot> slots) {
        return slot.sports()
                || (slot.number() > 1 && slots.get(slot.number() - 2).sports());
    }

    private Absence everyday(Child child, LocalDate date, Slot slot) {
        long hour = date.toEpochDay() * 16 + slot.number();
        if (slot.number() == 1 && dice.happens(0.02, About.LATE, child.key(), hour)) {
            return new Absence(dice.between(1, 4, About.LATE, child.key(), hour + 7) * 5, false, 0, "");
        }
        if (dice.happens(0.0025, About.APPOINTMENT, child.key(), hour)) {
            return new Absence(slot.minutes(), true, 0, words(child, "Tandläkare", "Tannlege"));
        }
        return Absence.NONE;
    }

    private static String words(Child child, String swedish, String norwegian) {
        return child.group().norwegian() ? norwegian : swedish;
    }

    private List<Spell> spellsOf(Child child) {
        return spells.computeIfAbsent(child.key(), key -> spells(child));
    }

    private List<Spell> spells(Child child) {
        List<Spell> found = new ArrayList<>(Stories.of(child));
        for (int block = 0; block < BLOCKS; block++) {
            LocalDate began = FIRST_BLOCK.plusDays((long) block * BLOCK_IN_DAYS);
            LocalDate first = began.plusDays(dice.between(0, BLOCK_IN_DAYS - 1, About.SPELL_START, child.key(), block));
            if (dice.happens(SPELL_IN_A_BLOCK, About.SPELL, child.key(), block)) {
                found.addAll(spell(child, first, block));
            } else if (dice.happens(LEAVE_IN_A_BLOCK, About.LEAVE, child.key(), block)) {
                found.add(new Spell(
                        Kind.LEAVE,
                        first,
                        first.plusDays(dice.between(1, 8, About.LEAVE, child.key(), block + 100)),
                        true));
            }
        }
        return List.copyOf(found);
    }

    private List<Spell> spell(Child child, LocalDate first, int block) {
        LocalDate last = first.plusDays(dice.between(14, 70, About.SPELL_DAYS, child.key(), block));
        boolean excused = dice.happens(0.4, About.SPELL_EXCUSED, child.key(), block);
        double share = dice.share(About.SPELL_KIND, child.key(), block);
        if (share < 0.12) {
            return List.of(
                    new Spell(Kind.LONG, first, last, excused),
                    new Spell(Kind.RETURNING, last.plusDays(1), last.plusDays(14), true));
        }
        Kind kind = kind(share);
        return List.of(new Spell(kind, first, last, excused || kind == Kind.RECURRING));
    }

    private static Kind kind(double share) {
        if (share < 0.3) {
            return Kind.MONDAYS;
        }
        if (share < 0.47) {
            return Kind.SPORTS;
        }
        if (share < 0.62) {
            return Kind.RECURRING;
        }
        if (share < 0.76) {
            return Kind.AFTERNOONS;
        }
        return share < 0.88 ? Kind.MORNINGS : Kind.SINGLE_LESSONS;
    }

    private static Wave wave(String first, String last, double chanceADay) {
        return new Wave(LocalDate.parse(first), LocalDate.parse(last), chanceADay);
    }
}
