package se.sedd.insight.lists;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.TaskLabels;
import se.sedd.insight.Label;
import se.sedd.insight.SeenInLists;
import se.sedd.ledger.DoneDuty;
import se.sedd.ledger.DutyKind;
import se.sedd.ledger.DutyLedger;
import se.sedd.ledger.OverdueAgreements;
import se.sedd.ledger.OverdueDuties;
import se.sedd.ledger.OverdueDuty;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.routine.DutySeverity;
import se.sedd.seen.ContactTally;
import se.sedd.seen.DailyContacts;

/** How long each step of the routine takes at a school, and what is late now: read from the ledger of duties. */
@Component
class ReactionTimes {

    /** Fewer than this could be told to be somebody's. */
    static final int SMALLEST_GROUP = 5;

    private final DutyLedger ledger;
    private final OverdueDuties overdue;
    private final OverdueAgreements agreements;
    private final DailyContacts contacts;
    private final Register register;
    private final SeenInLists seen;
    private final SchoolCalendar calendar;
    private final TaskLabels labels;
    private final MessageSource words;
    private final Label inLists;

    ReactionTimes(
            DutyLedger ledger,
            OverdueDuties overdue,
            OverdueAgreements agreements,
            DailyContacts contacts,
            Register register,
            SeenInLists seen,
            SchoolCalendar calendar,
            TaskLabels labels,
            MessageSource words,
            Label inLists) {
        this.inLists = inLists;
        this.ledger = ledger;
        this.overdue = overdue;
        this.agreements = agreements;
        this.contacts = contacts;
        this.register = register;
        this.seen = seen;
        this.calendar = calendar;
        this.labels = labels;
        this.words = words;
    }

    /**
     * @param from first day on which something was done that is counted
     * @param to last such day
     * @param dailyContacts missing where they are fewer than five
     */
    record Times(
            String schoolId, LocalDate from, LocalDate to, List<Step> steps, Optional<ContactTally> dailyContacts) {}

    /**
     * One step that was done in the time, or is late now. Days are school days.
     *
     * @param step the kind of duty
     * @param count how often it was done; missing for fewer than five, as are the figures beside it
     * @param late how many of these were done after their day
     * @param days from when it was asked for until it was done
     * @param sinceOpened from when the case was opened until it was done
     * @param overdue how many are late now at severity 0, 1, 2 and 3; missing where that is fewer than five and the reader does
     *     not see the cases
     */
    record Step(
            String step,
            String label,
            Optional<Integer> count,
            Optional<Integer> late,
            Optional<Spread> days,
            Optional<Spread> sinceOpened,
            Optional<List<Integer>> overdue) {}

    /**
     * One duty of a case, or one step of an agreement, that is late.
     *
     * @param caseNumber or the number of the agreement
     * @param label the pupil, or the case's number for protected identity; missing for those who see numbers only; of an agreement
     *     its title
     * @param schoolDays school days past its day
     */
    record Late(
            String caseNumber, Optional<String> label, String step, LocalDate dueOn, int schoolDays, int severity) {}

    Times of(School school, LocalDate from, LocalDate to, Sight sight, Locale language) {
        Map<DutyKind, List<DoneDuty>> done =
                ledger.doneAt(school.id(), from, to).stream().collect(groupingBy(DoneDuty::kind));
        Map<DutyKind, List<OverdueDuty>> late = overdue.at(school, calendar.today(school.id())).stream()
                .collect(groupingBy(duty -> duty.duty().kind()));
        Set<DutyKind> any = new HashSet<>(done.keySet());
        any.addAll(late.keySet());
        Map<String, String> names = labels.at(school.id());
        List<Step> steps = Arrays.stream(DutyKind.values())
                .filter(any::contains)
                .map(kind -> step(
                        school,
                        kind,
                        label(kind, names, language),
                        done.getOrDefault(kind, List.of()),
                        late.getOrDefault(kind, List.of()),
                        sight))
                .toList();
        ContactTally tally = contacts.tally(school.id(), from, to);
        return new Times(
                school.id(),
                from,
                to,
                steps,
                Optional.of(tally).filter(all -> all.made() + all.missed() >= SMALLEST_GROUP));
    }

    private Step step(
            School school, DutyKind kind, String label, List<DoneDuty> done, List<OverdueDuty> late, Sight sight) {
        boolean told = done.size() >= SMALLEST_GROUP;
        boolean small = !late.isEmpty() && late.size() < SMALLEST_GROUP;
        return new Step(
                kind.code(),
                label,
                told ? Optional.of(done.size()) : Optional.empty(),
                told
                        ? Optional.of((int) done.stream()
                                .filter(duty -> duty.doneOn().isAfter(duty.dueOn()))
                                .count())
                        : Optional.empty(),
                Spread.of(days(school, done, DoneDuty::arisenOn), SMALLEST_GROUP),
                Spread.of(days(school, done, DoneDuty::caseOpenedOn), SMALLEST_GROUP),
                sight != Sight.CASES && small
                        ? Optional.empty()
                        : Optional.of(IntStream.rangeClosed(0, DutySeverity.HEAD)
                                .mapToObj(severity -> (int) late.stream()
                                        .filter(duty -> duty.severity() == severity)
                                        .count())
                                .toList()));
    }

    private List<Integer> days(School school, List<DoneDuty> done, Function<DoneDuty, LocalDate> since) {
        return done.stream()
                .map(duty -> calendar.between(school.id(), since.apply(duty), duty.doneOn()))
                .toList();
    }

    /**
     * What is late: for those who watch over the routine all that they may know of, for those who see numbers what has been taken to
     * them.
     */
    List<Late> late(School school, StaffMember reader, Sight sight, Locale language) {
        LocalDate today = calendar.today(school.id());
        List<OverdueDuty> overdueNow = overdue.at(school, today).stream()
                .filter(duty -> sight == Sight.CASES || duty.severity() == DutySeverity.HEAD)
                .toList();
        Map<String, Pupil> pupils =
                register
                        .pupilsByRef(overdueNow.stream()
                                .map(duty -> duty.duty().pupilRef())
                                .collect(toSet()))
                        .stream()
                        .filter(seen.by(reader, school.id(), today))
                        .collect(toMap(Pupil::ref, pupil -> pupil));
        List<OverdueDuty> late = overdueNow.stream()
                .filter(duty -> pupils.containsKey(duty.duty().pupilRef()))
                .toList();
        Map<String, String> names = labels.at(school.id());
        Stream<Late> ofAgreements = agreements.at(school, today).stream()
                .filter(one -> sight == Sight.CASES || one.severity() == DutySeverity.HEAD)
                .map(one -> new Late(
                        one.agreement().number(),
                        Optional.of(one.agreement().title()),
                        names.getOrDefault(one.step(), one.step()),
                        one.dueOn(),
                        one.schoolDays(),
                        one.severity()));
        return Stream.concat(ofCases(late, pupils, names, sight, language), ofAgreements)
                .sorted(Comparator.comparingInt(Late::severity)
                        .thenComparingInt(Late::schoolDays)
                        .reversed())
                .toList();
    }

    private Stream<Late> ofCases(
            List<OverdueDuty> late,
            Map<String, Pupil> pupils,
            Map<String, String> names,
            Sight sight,
            Locale language) {
        return late.stream()
                .map(duty -> new Late(
                        duty.caseNumber(),
                        Optional.of(pupils.get(duty.duty().pupilRef()))
                                .filter(pupil -> sight == Sight.CASES)
                                .map(pupil -> inLists.of(pupil, Optional.of(duty.caseNumber()))),
                        label(duty.duty().kind(), names, language),
                        duty.dueOn(),
                        duty.schoolDays(),
                        duty.severity()));
    }

    /** As the model calls the task; what is no task has words of its own. */
    private String label(DutyKind kind, Map<String, String> names, Locale language) {
        return Optional.ofNullable(names.get(kind.code()))
                .orElseGet(() -> words.getMessage("duty." + kind.code(), null, language));
    }
}
