package se.sedd.promotion;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.attendance.Attendance;
import se.sedd.attendance.DayTotal;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.calendar.SchoolYear;
import se.sedd.engine.Sentences;
import se.sedd.engine.TaskLanguage;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseClosed;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.CaseTeam;
import se.sedd.outbox.Holds;
import se.sedd.promotion.PromotionRegister.Kind;
import se.sedd.promotion.PromotionRegister.Return;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.routine.PromotionRules;
import se.sedd.routine.Routine;

/**
 * A return after a long absence is planned: some school days before the day that the home has named, or on which a rest ends,
 * whoever has the case is asked who meets the pupil. Once for a pupil and day, set-based, each school morning.
 */
@Component
public class PlannedReturns {

    private static final Sentences SENTENCES = new Sentences("se.sedd.promotion.sentences");

    private final PromotionRegister promotions;
    private final PromotionProcesses processes;
    private final CaseRegistry cases;
    private final CaseTeam team;
    private final Attendance attendance;
    private final Register register;
    private final Responsibilities responsibilities;
    private final Routine routine;
    private final SchoolCalendar calendar;
    private final Holds holds;
    private final TaskLanguage language;

    PlannedReturns(
            PromotionRegister promotions,
            PromotionProcesses processes,
            CaseRegistry cases,
            CaseTeam team,
            Attendance attendance,
            Register register,
            Responsibilities responsibilities,
            Routine routine,
            SchoolCalendar calendar,
            Holds holds,
            TaskLanguage language) {
        this.language = language;
        this.promotions = promotions;
        this.processes = processes;
        this.cases = cases;
        this.team = team;
        this.attendance = attendance;
        this.register = register;
        this.responsibilities = responsibilities;
        this.routine = routine;
        this.calendar = calendar;
        this.holds = holds;
    }

    /**
     * Begins what is to be planned at the school on this day; nothing on a day that is no school day, for a protected identity or
     * for a pupil about whom something is held back.
     *
     * @return how many
     */
    @Transactional
    public int begin(School school, LocalDate today) {
        if (!calendar.isSchoolDay(school.id(), today)) {
            return 0;
        }
        PromotionRules rules = routine.promotionRules(school, today);
        LocalDate last = calendar.plus(school.id(), today, rules.returnLeadDays());
        List<AbsenceCase> expected = cases.expectedBack(school.id(), today.plusDays(1), last);
        if (expected.isEmpty()) {
            return 0;
        }
        Set<Return> begun = promotions.returnsFrom(school.id(), today);
        Set<String> held = holds.heldAt(school.id());
        Map<String, Pupil> pupils =
                register
                        .pupilsByRef(
                                expected.stream().map(AbsenceCase::pupilRef).collect(toSet()))
                        .stream()
                        .filter(pupil -> !pupil.protectedIdentity())
                        .collect(toMap(Pupil::ref, identity()));
        Map<String, Integer> away = daysAway(school.id(), today);
        List<PlannedReturn> due = expected.stream()
                .filter(found -> pupils.containsKey(found.pupilRef()) && !held.contains(found.pupilRef()))
                .filter(found -> !begun.contains(new Return(found.pupilRef(), back(found))))
                .filter(found -> isLong(found, away.getOrDefault(found.pupilId(), 0), today, rules))
                .map(found -> new PlannedReturn(
                        found.pupilRef(),
                        school.id(),
                        found.caseNumber(),
                        Optional.of(back(found)),
                        owner(found, today)))
                .toList();
        for (PlannedReturn one : due) {
            if (begun.stream().anyMatch(earlier -> earlier.pupilRef().equals(one.pupilRef()))) {
                processes.callOffReturn(one.caseNumber(), school.id());
            }
            planned(one.pupilRef(), school.id(), one.on().orElseThrow());
            processes.expectReturn(one);
        }
        return due.size();
    }

    private LocalDate back(AbsenceCase found) {
        return calendar.onOrAfter(found.schoolId(), found.returnExpected().orElseThrow());
    }

    private String owner(AbsenceCase found, LocalDate today) {
        String owner = found.owner().orElseThrow();
        return responsibilities.presentFor(owner, today).orElse(owner);
    }

    /** A rest that somebody has decided is long by itself; else the days until the return count with those already away. */
    private boolean isLong(AbsenceCase found, int daysAway, LocalDate today, PromotionRules rules) {
        int untilReturn = calendar.between(found.schoolId(), today.minusDays(1), back(found)) - 1;
        return found.restDecided() || daysAway + untilReturn >= rules.longAbsenceDays();
    }

    /** Offered, reported days in a row without attendance up to yesterday, by pupilId; one statement for the school. */
    private Map<String, Integer> daysAway(String schoolId, LocalDate today) {
        Map<String, Integer> away = new HashMap<>();
        attendance.eachPupil(schoolId, SchoolYear.of(today).start(), today.minusDays(1), (pupilId, days) -> {
            int count = 0;
            for (int last = days.size() - 1; last >= 0; last--) {
                DayTotal day = days.get(last);
                if (day.attended()) {
                    break;
                }
                count += day.whollyAbsent() ? 1 : 0;
            }
            away.put(pupilId, count);
        });
        return away;
    }

    /** Remembers that the return on this day is planned. */
    @Transactional
    public void planned(String pupilRef, String schoolId, LocalDate on) {
        boolean known = promotions.begun(Kind.RETURN, schoolId, on.toString()).contains(pupilRef);
        if (!known) {
            promotions.begin(Kind.RETURN, schoolId, on.toString(), List.of(pupilRef), calendar.today(schoolId));
        }
    }

    /** Why the return cannot be on that day, or empty. */
    public Optional<String> refusal(String schoolId, Optional<LocalDate> on) {
        return on.map(day -> calendar.isSchoolDay(schoolId, day)
                        ? Optional.<String>empty()
                        : Optional.of(SENTENCES.in(language.of(schoolId)).of("no-school-day")))
                .orElseGet(() -> Optional.of(SENTENCES.in(language.of(schoolId)).of("day-missing")));
    }

    /**
     * Somebody begins it themselves.
     *
     * @return the id of the task, or why not
     */
    @Transactional
    public Begun begin(Pupil pupil, StaffMember person) {
        Optional<AbsenceCase> found = cases.openOf(pupil.id()).filter(one -> team.handles(one, person));
        if (found.isEmpty()) {
            return new Begun(
                    Optional.empty(),
                    SENTENCES.in(language.of(pupil.schoolId())).of("no-case-of-yours"));
        }
        AbsenceCase its = found.get();
        Optional<LocalDate> on = its.returnExpected()
                .filter(day -> day.isAfter(calendar.today(its.schoolId())))
                .map(day -> back(its));
        on.ifPresent(day -> planned(pupil.ref(), its.schoolId(), day));
        processes.callOffReturn(its.caseNumber(), its.schoolId());
        return new Begun(
                Optional.of(processes.expectReturn(
                        new PlannedReturn(pupil.ref(), its.schoolId(), its.caseNumber(), on, person.userId()))),
                "");
    }

    /** @param refusal why it cannot be begun, where there is no task */
    public record Begun(Optional<String> taskId, String refusal) {}

    /** Whoever leaves the school comes back to another one. */
    @EventListener
    void closed(CaseClosed closed) {
        if (closed.outcome().equals("handed-over")) {
            processes.callOffReturn(closed.found().caseNumber(), closed.found().schoolId());
        }
    }
}
