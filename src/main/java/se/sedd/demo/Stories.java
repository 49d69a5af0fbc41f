package se.sedd.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.sedd.demo.Spell.Kind;
import se.sedd.demo.Town.Child;

/**
 * A pupil per pattern in the class of {@code mentor1}, and some in that of {@code larer1}, so that whoever tries the demo meets
 * each of them on the first morning.
 */
final class Stories {

    private static final LocalDate WHOLE_TERM = LocalDate.of(2026, 6, 11);

    private Stories() {}

    static List<Spell> of(Child child) {
        return story(child).map(List::of).orElse(List.of());
    }

    private static Optional<Spell> story(Child child) {
        if (child.group().schoolId().equals(TownBuilder.OSLO_SCHOOL)) {
            return inOslo(child);
        }
        if (!child.group().schoolId().equals(TownBuilder.FIRST_SCHOOL)) {
            return Optional.empty();
        }
        if (child.group().name().equals(TownBuilder.STORY_CLASS)) {
            return switch (child.place()) {
                case 2 -> spell(Kind.MONDAYS, "2026-01-19", WHOLE_TERM, false);
                case 6 -> spell(Kind.SPORTS, "2026-01-26", LocalDate.of(2026, 4, 24), false);
                // ten reported school days in a row without attendance by 13 March
                case 11 -> spell(Kind.ILL, "2026-03-02", LocalDate.of(2026, 4, 3), false);
                case 14 -> spell(Kind.ILL, "2026-03-10", LocalDate.of(2026, 3, 12), true);
                case 17 -> spell(Kind.RECURRING, "2026-01-19", LocalDate.of(2026, 5, 1), true);
                case 20 -> spell(Kind.AFTERNOONS, "2026-02-02", LocalDate.of(2026, 3, 27), false);
                case 23 -> spell(Kind.ILL, "2026-03-11", LocalDate.of(2026, 3, 17), true);
                default -> Optional.empty();
            };
        }
        // the pupil with a confidential marking at this school has a case as well
        return child.marking().equals("confidential")
                        && child.place() < 25
                        && child.group().year() == 7
                ? spell(Kind.RECURRING, "2026-01-19", WHOLE_TERM, true)
                : Optional.empty();
    }

    private static Optional<Spell> inOslo(Child child) {
        if (!child.group().name().equals(TownBuilder.OSLO_STORY_CLASS)) {
            return Optional.empty();
        }
        return switch (child.place()) {
            // four whole days in March
            case 3 -> spell(Kind.ILL, "2026-03-09", LocalDate.of(2026, 3, 12), true);
            // more than ten days in the half-year
            case 8 -> spell(Kind.RECURRING, "2026-01-05", WHOLE_TERM, true);
            case 12 -> spell(Kind.ILL, "2026-03-03", LocalDate.of(2026, 3, 27), false);
            // hours, not days
            case 17 -> spell(Kind.AFTERNOONS, "2026-02-02", LocalDate.of(2026, 4, 24), false);
            default -> Optional.empty();
        };
    }

    private static Optional<Spell> spell(Kind kind, String first, LocalDate last, boolean excused) {
        return Optional.of(new Spell(kind, LocalDate.parse(first), last, excused));
    }
}
