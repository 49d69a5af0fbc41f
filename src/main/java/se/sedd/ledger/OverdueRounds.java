package se.sedd.ledger;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;
import se.sedd.partnership.Agreements;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.routine.DutySeverity;
import se.sedd.routine.Routine;

/**
 * Takes what is late to the next person: each school morning everyone whom something has come to has one task with their whole
 * list, and who holds several roles still has one. What is late of a protected pupil comes to the principal alone.
 */
@Component
public class OverdueRounds {

    private static final Map<Integer, Role> ROLES = Map.of(
            DutySeverity.COORDINATOR, Role.COORDINATOR,
            DutySeverity.PRINCIPAL, Role.PRINCIPAL,
            DutySeverity.HEAD, Role.HEAD_OF_SCHOOL_YEARS);

    /**
     * Something late that has come to somebody.
     *
     * @param number of the case or the agreement
     * @param pupilRef whom the case is about; an agreement is about no pupil
     * @param since the school day on which it came to them
     */
    private record Come(String number, Optional<String> pupilRef, LocalDate since, int askAgainAfter) {}

    private final OverdueDuties overdue;
    private final OverdueAgreements overdueAgreements;
    private final Agreements agreements;
    private final OverdueReviews reviews;
    private final OverdueProcesses processes;
    private final Register register;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;
    private final Routine routine;
    private final Journal journal;
    private final Clock clock;

    OverdueRounds(
            OverdueDuties overdue,
            OverdueAgreements overdueAgreements,
            Agreements agreements,
            OverdueReviews reviews,
            OverdueProcesses processes,
            Register register,
            Responsibilities responsibilities,
            SchoolCalendar calendar,
            Routine routine,
            Journal journal,
            Clock clock) {
        this.overdue = overdue;
        this.overdueAgreements = overdueAgreements;
        this.agreements = agreements;
        this.reviews = reviews;
        this.processes = processes;
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
        this.routine = routine;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The morning's round at one school; nothing on a day that is no school day. The number of statements grows with the people
     * who are asked, not with what is late.
     */
    @Transactional
    public void morning(School school, LocalDate today) {
        if (!calendar.isSchoolDay(school.id(), today)) {
            return;
        }
        Map<String, List<Come>> lists = lists(school, today);
        Map<String, OverdueReviews.Asked> last = new HashMap<>();
        for (OverdueReviews.Asked asked : reviews.at(school.id())) {
            if (asked.open() && !lists.containsKey(asked.userId())) {
                reviews.end(asked.review(), today, Optional.empty());
                processes.caughtUp(asked.review());
            }
            last.merge(asked.userId(), asked, (first, second) -> first.open() ? first : second);
        }
        lists.forEach((userId, list) -> {
            if (isToBeAsked(school, list, Optional.ofNullable(last.get(userId)), today)) {
                OverdueReview review = new OverdueReview(school.id(), userId, today);
                reviews.begin(review);
                processes.begin(review);
            }
        });
    }

    private boolean isToBeAsked(School school, List<Come> list, Optional<OverdueReviews.Asked> last, LocalDate today) {
        if (last.filter(OverdueReviews.Asked::open).isPresent()) {
            return false;
        }
        return last.flatMap(OverdueReviews.Asked::endedOn)
                .map(answered -> list.stream()
                        .anyMatch(come -> come.since().isAfter(answered)
                                || calendar.between(school.id(), answered, today) >= come.askAgainAfter()))
                .orElse(true);
    }

    /** Somebody has looked through their list: each of its cases says so. */
    @Transactional
    public void reviewed(String schoolId, String userId, String answer, List<JournalText> said) {
        School school = register.school(schoolId).orElseThrow();
        LocalDate today = calendar.today(schoolId);
        reviews.openOf(schoolId, userId).ifPresent(asked -> reviews.end(asked.review(), today, Optional.of(answer)));
        List<Come> list = lists(school, today).getOrDefault(userId, List.of());
        Map<String, String> cases = new TreeMap<>();
        list.forEach(come -> come.pupilRef().ifPresent(pupil -> cases.put(come.number(), pupil)));
        list.stream()
                .filter(come -> come.pupilRef().isEmpty())
                .forEach(come -> agreements.overdueReviewed(come.number(), userId));
        journal.write(cases.entrySet().stream()
                .map(found -> new JournalEntry(
                        clock.instant(),
                        found.getValue(),
                        Optional.of(found.getKey()),
                        Compartment.SCHOOL,
                        Optional.of(userId),
                        "overdue-reviewed",
                        Optional.empty(),
                        Optional.empty(),
                        said))
                .toList());
    }

    /** What has come to whom, by userId. */
    private Map<String, List<Come>> lists(School school, LocalDate today) {
        Map<String, List<Come>> lists = new TreeMap<>();
        cases(school, today, lists);
        agreements(school, today, lists);
        return lists;
    }

    /** The project lead's work with an agreement comes to the principal, and then to the head of school years. */
    private void agreements(School school, LocalDate today, Map<String, List<Come>> lists) {
        List<OverdueAgreement> late = overdueAgreements.at(school, today).stream()
                .filter(agreement -> agreement.severity() >= DutySeverity.PRINCIPAL)
                .toList();
        if (late.isEmpty()) {
            return;
        }
        People people = new People(register.staffOf(school.id()), today);
        for (OverdueAgreement agreement : late) {
            Map<String, Integer> reached = new TreeMap<>();
            for (int step = DutySeverity.PRINCIPAL; step <= agreement.severity(); step++) {
                int reachedAt = step;
                people.of(ROLES.get(step)).ifPresent(userId -> reached.putIfAbsent(userId, reachedAt));
            }
            reached.forEach((userId, step) -> lists.computeIfAbsent(userId, key -> new ArrayList<>())
                    .add(new Come(
                            agreement.agreement().number(),
                            Optional.empty(),
                            calendar.plus(
                                    school.id(),
                                    agreement.dueOn(),
                                    agreement.rule().daysUntil(step)),
                            agreement.rule().askAgainAfter())));
        }
    }

    private void cases(School school, LocalDate today, Map<String, List<Come>> lists) {
        List<OverdueDuty> late = overdue.at(school, today).stream()
                .filter(duty -> duty.severity() > 0)
                .toList();
        if (late.isEmpty()) {
            return;
        }
        Map<String, Pupil> pupils =
                register
                        .pupilsByRef(late.stream()
                                .map(duty -> duty.duty().pupilRef())
                                .collect(toSet()))
                        .stream()
                        .collect(toMap(Pupil::ref, identity()));
        People people = new People(register.staffOf(school.id()), today);
        Map<DutyKind, DutySeverity> rules = new HashMap<>();
        for (OverdueDuty duty : late) {
            DutySeverity rule =
                    rules.computeIfAbsent(duty.duty().kind(), kind -> routine.dutySeverity(kind.code(), school, today));
            Optional.ofNullable(pupils.get(duty.duty().pupilRef()))
                    .ifPresent(pupil -> reached(duty, pupil, people)
                            .forEach((userId, step) -> lists.computeIfAbsent(userId, key -> new ArrayList<>())
                                    .add(new Come(
                                            duty.caseNumber(),
                                            Optional.of(pupil.ref()),
                                            calendar.plus(school.id(), duty.dueOn(), rule.daysUntil(step)),
                                            rule.askAgainAfter()))));
        }
    }

    /** Whom the duty has reached, and the first step at which it did. */
    private static Map<String, Integer> reached(OverdueDuty duty, Pupil pupil, People people) {
        Map<String, Integer> steps = new TreeMap<>();
        for (int step = DutySeverity.COORDINATOR; step <= duty.severity(); step++) {
            Role role = pupil.protectedIdentity() ? Role.PRINCIPAL : ROLES.get(step);
            int reachedAt = step;
            people.of(role, pupil).ifPresent(userId -> steps.putIfAbsent(userId, reachedAt));
        }
        return steps;
    }

    /** Who has a role for a pupil today, found in what is read once for the school. */
    private final class People {

        private final List<StaffMember> staff;
        private final LocalDate today;
        private final Map<String, Optional<String>> atWork = new HashMap<>();

        private People(List<StaffMember> staff, LocalDate today) {
            this.staff = staff;
            this.today = today;
        }

        /** The role's member, or the principal where the school has none; nobody above the principal stands in for the head. */
        private Optional<String> of(Role role, Pupil pupil) {
            return member(role, pupil)
                    .or(() -> role == Role.COORDINATOR ? member(Role.PRINCIPAL, pupil) : Optional.empty());
        }

        /** The role's member, whichever year groups they serve. */
        private Optional<String> of(Role role) {
            return member(role, person -> true);
        }

        private Optional<String> member(Role role, Pupil pupil) {
            return member(role, person -> person.serves(pupil.grade()));
        }

        private Optional<String> member(Role role, Predicate<StaffMember> serves) {
            return staff.stream()
                    .filter(person -> person.hasRole(role) && person.employedOn(today))
                    .min(Comparator.comparing((StaffMember person) -> !serves.test(person))
                            .thenComparing(person -> person.awayOn(today))
                            .thenComparing(StaffMember::userId))
                    .flatMap(person -> atWork.computeIfAbsent(
                            person.userId(), userId -> responsibilities.presentFor(userId, today)));
        }
    }
}
