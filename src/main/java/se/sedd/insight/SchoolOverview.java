package se.sedd.insight;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.sedd.attendance.Attendance;
import se.sedd.attendance.Window;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.calendar.SchoolYear;
import se.sedd.engine.TaskLabels;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.DataQuality;
import se.sedd.followup.Level;
import se.sedd.ledger.OverdueDuties;
import se.sedd.ledger.OverdueDuty;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.routine.Routine;

/**
 * How the routine is followed at one school, case by case: for those who watch over it and for elevhälsans weekly meeting. Causes,
 * words and concerns stand in no list.
 */
@Component
class SchoolOverview {

    /** Who watches over the routine at their schools. */
    private static final Set<Role> WATCH =
            EnumSet.of(Role.COORDINATOR, Role.MOBILE_TEAM, Role.STUDENT_HEALTH, Role.PRINCIPAL);

    private final Register register;
    private final CaseRegistry cases;
    private final Attendance attendance;
    private final Routine routine;
    private final DataQuality dataQuality;
    private final SchoolCalendar calendar;
    private final TaskLabels labels;
    private final OverdueDuties overdue;

    SchoolOverview(
            Register register,
            CaseRegistry cases,
            Attendance attendance,
            Routine routine,
            DataQuality dataQuality,
            SchoolCalendar calendar,
            TaskLabels labels,
            OverdueDuties overdue) {
        this.register = register;
        this.cases = cases;
        this.attendance = attendance;
        this.routine = routine;
        this.dataQuality = dataQuality;
        this.calendar = calendar;
        this.labels = labels;
        this.overdue = overdue;
    }

    /**
     * @param today the school's date
     * @param missingData pupils of whom too little is reported to say anything; the register is chased for them
     */
    record Overview(String schoolId, LocalDate today, List<Step> steps, List<Row> rows, int missingData) {}

    /**
     * How one step of the ladder is kept.
     *
     * @param level mentor, coordinator, student-health, social-services
     * @param resting how many of the cases rest
     * @param overdue how many are past their date
     */
    record Step(String level, int cases, int resting, int overdue) {}

    /**
     * One open case.
     *
     * @param label the pupil, or the case's number for protected identity, which has no class either
     * @param validPercent share of the reported time in the window; empty where too little is reported
     * @param unknownPercent share of the offered time that nobody has reported
     * @param nextStep the main step's label; empty while the case rests
     * @param dueDate when the main step is due, or the rest ends
     * @param daysOverdue calendar days past that date, 0 if it is not late
     * @param severity 0 to 3: whose matter a late duty of the case is by now, the most severe of them
     * @param contacted last day on which the home or the pupil was reached
     */
    record Row(
            String caseNumber,
            String label,
            Optional<String> className,
            Optional<Double> validPercent,
            Optional<Double> invalidPercent,
            Optional<Double> unknownPercent,
            String level,
            boolean resting,
            Optional<String> nextStep,
            Optional<String> owner,
            LocalDate dueDate,
            long daysOverdue,
            int severity,
            Optional<LocalDate> contacted,
            Optional<String> contactPerson,
            boolean investigationAsked) {}

    /** The schools at which this person watches over the routine. */
    boolean watches(StaffMember person, School school) {
        return person.groups().stream().anyMatch(WATCH::contains)
                && person.worksAt(school.id())
                && person.employedOn(calendar.today(school.id()));
    }

    /** The school's open cases: nobody reached first, then the latest, those that rest last. */
    Overview of(School school) {
        LocalDate today = calendar.today(school.id());
        Map<String, AbsenceCase> open = cases.openAt(school.id());
        Map<String, Pupil> pupils = register.pupilsOf(school.id()).stream().collect(toMap(Pupil::id, identity()));
        Map<String, String> names = register
                .staff(open.values().stream()
                        .flatMap(found -> Stream.of(found.owner(), found.contactPerson()))
                        .flatMap(Optional::stream)
                        .collect(toSet()))
                .stream()
                .collect(toMap(StaffMember::userId, StaffMember::name));
        Map<String, Window> windows = windows(school, today, open.keySet());
        Map<String, Integer> severities = overdue.at(school, today).stream()
                .collect(toMap(OverdueDuty::caseNumber, OverdueDuty::severity, Math::max));
        List<Row> rows = open.values().stream()
                .filter(found -> pupils.containsKey(found.pupilId()))
                .map(found -> row(
                        found,
                        pupils.get(found.pupilId()),
                        Optional.ofNullable(windows.get(found.pupilId())),
                        names,
                        severities.getOrDefault(found.caseNumber(), 0),
                        today))
                .sorted(Comparator.comparing(Row::resting)
                        .thenComparing(row -> row.contacted().isPresent())
                        .thenComparing(
                                Comparator.comparingLong(Row::daysOverdue).reversed())
                        .thenComparing(Row::dueDate)
                        .thenComparing(Row::caseNumber))
                .toList();
        return new Overview(
                school.id(),
                today,
                steps(rows),
                rows,
                dataQuality.at(school.id()).size());
    }

    private Map<String, Window> windows(School school, LocalDate today, Set<String> pupilIds) {
        int days = routine.absenceRules(school, today).windowDays();
        Map<String, Window> windows = new HashMap<>();
        attendance.eachPupil(school.id(), SchoolYear.of(today).start(), today, (pupilId, totals) -> {
            if (pupilIds.contains(pupilId)) {
                windows.put(pupilId, Window.of(totals, today, days));
            }
        });
        return windows;
    }

    private Row row(
            AbsenceCase found,
            Pupil pupil,
            Optional<Window> window,
            Map<String, String> names,
            int severity,
            LocalDate today) {
        return new Row(
                found.caseNumber(),
                Label.of(pupil, Optional.of(found.caseNumber())),
                Optional.of(pupil.className()).filter(name -> !pupil.protectedIdentity()),
                window.filter(w -> w.reported() > 0).map(w -> percent(w.valid(), w.reported())),
                window.filter(w -> w.reported() > 0).map(w -> percent(w.invalid(), w.reported())),
                window.filter(w -> w.offered() > 0).map(w -> percent(w.offered() - w.reported(), w.offered())),
                code(found.level()),
                found.resting(),
                Optional.ofNullable(labels.all().get(found.nextStep())).filter(label -> !found.resting()),
                found.owner().map(owner -> names.getOrDefault(owner, owner)),
                found.dueDate(),
                Math.max(0, ChronoUnit.DAYS.between(found.dueDate(), today)),
                severity,
                found.lastContactOn(),
                found.contactPerson().map(person -> names.getOrDefault(person, person)),
                found.questionOpen());
    }

    private static List<Step> steps(List<Row> rows) {
        return Stream.of(Level.values())
                .map(level -> {
                    List<Row> ofLevel = rows.stream()
                            .filter(row -> row.level().equals(code(level)))
                            .toList();
                    return new Step(
                            code(level),
                            ofLevel.size(),
                            (int) ofLevel.stream().filter(Row::resting).count(),
                            (int) ofLevel.stream()
                                    .filter(row -> row.daysOverdue() > 0)
                                    .count());
                })
                .toList();
    }

    private static double percent(int part, int whole) {
        return Math.round(1000.0 * part / whole) / 10.0;
    }

    private static String code(Level level) {
        return level.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
