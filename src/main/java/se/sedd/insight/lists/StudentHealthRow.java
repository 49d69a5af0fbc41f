package se.sedd.insight.lists;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import se.sedd.followup.AbsenceCase;
import se.sedd.insight.Counted;
import se.sedd.insight.Counted.Away;
import se.sedd.register.Pupil;
import se.sedd.register.Role;
import se.sedd.rhythm.MeetingDecision;
import se.sedd.rhythm.StudentHealthRegister.Listed;
import se.sedd.rhythm.TeamCase;
import se.sedd.routine.Standing;

/**
 * One open case on the list of the student health meeting; the columns in their order.
 *
 * @param order concern, no-contact, late, increasing, other, resting: the first that holds. A concern is for the principal, and
 *     for whoever of elevhälsan has the case
 * @param label the pupil, or the case's number for protected identity, which has no class either
 * @param counted whole days and hours, where the school counts in them: there are no shares then
 * @param change percentage points of absence since the last meeting
 * @param changeCounted days and hours that the window holds more, or fewer, than at the last meeting
 * @param routineKept whether every step of the case was done by its day; deviations say how many were not
 * @param restReason for elevhälsan alone
 */
record StudentHealthRow(
        String caseNumber,
        String order,
        String label,
        boolean protectedIdentity,
        Optional<String> className,
        Optional<Double> validPercent,
        Optional<Double> invalidPercent,
        Optional<Double> unknownPercent,
        Optional<Counted> counted,
        Optional<Double> change,
        Optional<Away> changeCounted,
        String level,
        LocalDate levelSince,
        Optional<String> owner,
        Optional<String> ownerId,
        Optional<String> nextStep,
        LocalDate dueDate,
        long daysOverdue,
        Optional<LocalDate> pupilContacted,
        Optional<LocalDate> homeContacted,
        Optional<LocalDate> voiceHeard,
        Optional<String> contactPerson,
        Investigation investigation,
        Support support,
        boolean routineKept,
        int deviations,
        Optional<Team> team,
        Optional<LocalDate> restsUntil,
        Optional<String> restReason,
        List<Decided> decisions) {

    /** A change of so many percentage points is more than chance: two days of twenty. */
    private static final double INCREASING_FROM = 5.0;

    /** The same where whole days are counted. */
    private static final int INCREASING_DAYS = 2;

    /** Why a pupil stands where they stand, in the order of the list. */
    enum Order {
        CONCERN,
        NO_CONTACT,
        LATE,
        INCREASING,
        OTHER,
        RESTING
    }

    /**
     * @param decision investigate or not-needed
     * @param asked whether the principal has the question now
     */
    record Investigation(
            Optional<String> decision,
            Optional<LocalDate> decidedOn,
            boolean asked,
            Optional<LocalDate> organiserTold,
            Optional<LocalDate> doneOn) {}

    /** @param decision as people read it */
    record Support(Optional<String> decision, Optional<LocalDate> followedUp) {}

    /** Whom of the mobile team the pupil has, and until when. */
    record Team(String name, LocalDate since, LocalDate until, boolean own) {}

    /**
     * What a meeting has decided.
     *
     * @param kind action, earlier, no-change
     * @param today whether it is this meeting's
     */
    record Decided(
            String kind,
            Optional<String> text,
            Optional<String> owner,
            Optional<LocalDate> dueDate,
            boolean done,
            boolean today) {}

    /** @param label as the pupil is called in lists */
    static StudentHealthRow of(AbsenceCase found, Pupil pupil, String label, StudentHealthFacts facts) {
        String number = found.caseNumber();
        Optional<Standing> standing = Optional.ofNullable(facts.standings().get(pupil.id()));
        Optional<Double> change =
                change(standing, Optional.ofNullable(facts.lastList().get(number)));
        Optional<Away> changeCounted = changeCounted(
                standing, Optional.ofNullable(facts.lastStandings().get(pupil.id())));
        boolean increasing = change.filter(points -> points >= INCREASING_FROM).isPresent()
                || changeCounted.filter(more -> more.days() >= INCREASING_DAYS).isPresent();
        long late = found.resting() ? 0 : AbsenceShares.daysOverdue(found, facts.today());
        Optional<LocalDate> pupilContacted = Stream.of(
                        found.lastContactOn().filter(day -> !found.lastAdultOn().equals(Optional.of(day))),
                        Optional.ofNullable(facts.daily().get(pupil.ref())))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        int deviations = facts.deviations().getOrDefault(number, 0);
        return new StudentHealthRow(
                number,
                code(order(found, pupil, late, increasing, pupilContacted, facts)),
                label,
                pupil.protectedIdentity(),
                Optional.of(pupil.className()).filter(name -> !pupil.protectedIdentity()),
                AbsenceShares.valid(standing),
                AbsenceShares.invalid(standing),
                AbsenceShares.unknown(standing),
                AbsenceShares.counted(standing),
                change,
                changeCounted,
                code(found.level()),
                found.levelSince(),
                found.owner().map(owner -> facts.nameOf(owner)),
                found.owner(),
                Optional.ofNullable(facts.labels().get(found.nextStep())).filter(step -> !found.resting()),
                found.dueDate(),
                late,
                pupilContacted,
                found.lastAdultOn(),
                Optional.ofNullable(facts.voices().get(number)).map(at -> facts.day(at)),
                found.contactPerson().map(person -> facts.nameOf(person)),
                investigation(found, facts),
                support(found, facts),
                deviations == 0,
                deviations,
                Optional.ofNullable(facts.team().get(number)).map(taken -> team(taken, facts)),
                found.restUntil(),
                Optional.ofNullable(facts.restReasons().get(number)).filter(reason -> found.resting()),
                facts.decisions().getOrDefault(number, List.of()).stream()
                        .map(decision -> decided(decision, facts))
                        .toList());
    }

    private static Order order(
            AbsenceCase found,
            Pupil pupil,
            long late,
            boolean increasing,
            Optional<LocalDate> pupilContacted,
            StudentHealthFacts facts) {
        if (facts.concerned().contains(pupil.id()) && handlesConcerns(found, facts)) {
            return Order.CONCERN;
        }
        if (found.resting()) {
            return Order.RESTING;
        }
        if (found.lastContactOn().isEmpty() && pupilContacted.isEmpty()) {
            return Order.NO_CONTACT;
        }
        if (late > 0) {
            return Order.LATE;
        }
        return increasing ? Order.INCREASING : Order.OTHER;
    }

    /** A concern is for the principal and whoever of elevhälsan handles the pupil's case (OSL 40:7 g). */
    private static boolean handlesConcerns(AbsenceCase found, StudentHealthFacts facts) {
        Optional<String> reader = Optional.of(facts.reader().userId());
        return facts.principal()
                || facts.reader().hasRole(Role.STUDENT_HEALTH)
                        && (found.owner().equals(reader) || found.investigator().equals(reader));
    }

    private static Optional<Away> changeCounted(Optional<Standing> now, Optional<Standing> then) {
        return now.flatMap(Standing::counted)
                .flatMap(counted -> then.flatMap(Standing::counted)
                        .map(before -> new Away(
                                counted.window().days() - before.window().days(),
                                counted.window().hours() - before.window().hours())));
    }

    private static Optional<Double> change(Optional<Standing> now, Optional<Listed> then) {
        return now.filter(standing -> standing.counted().isEmpty())
                .map(Standing::window)
                .filter(window -> window.reported() > 0)
                .flatMap(window -> then.filter(listed -> listed.reported() > 0)
                        .map(listed -> AbsenceShares.percent(window.absent(), window.reported())
                                - AbsenceShares.percent(listed.valid() + listed.invalid(), listed.reported())))
                .map(points -> Math.round(points * 10) / 10.0);
    }

    private static Investigation investigation(AbsenceCase found, StudentHealthFacts facts) {
        boolean decided = found.investigation().isPresent();
        return new Investigation(
                found.investigation(),
                facts.done(found, "decide-investigation").filter(day -> decided),
                found.questionOpen() || found.nextStep().equals("decide-investigation"),
                Optional.ofNullable(facts.told().get(found.caseNumber()))
                        .map(at -> facts.day(at))
                        .or(() -> facts.done(found, "notify-organiser")),
                facts.done(found, "investigate-absence"));
    }

    private static Support support(AbsenceCase found, StudentHealthFacts facts) {
        return new Support(
                Optional.ofNullable(facts.supports().get(found.caseNumber())),
                Optional.of(found.dueDate()).filter(day -> found.nextStep().equals("follow-up-measures")));
    }

    private static Team team(TeamCase taken, StudentHealthFacts facts) {
        return new Team(
                facts.nameOf(taken.userId()),
                taken.since(),
                taken.until(),
                taken.userId().equals(facts.reader().userId()));
    }

    private static Decided decided(MeetingDecision decision, StudentHealthFacts facts) {
        return new Decided(
                code(decision.kind()),
                Optional.ofNullable(facts.decisionTexts().get(decision.id())),
                decision.owner().map(owner -> facts.nameOf(owner)),
                decision.dueDate(),
                decision.state() != MeetingDecision.State.OPEN,
                facts.meeting().equals(Optional.of(decision.number())));
    }

    /** What orders the lines: why each stands where it stands. */
    Order reason() {
        return Order.valueOf(order.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
