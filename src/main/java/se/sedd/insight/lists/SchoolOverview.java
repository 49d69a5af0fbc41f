package se.sedd.insight.lists;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.TaskLabels;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.DataQuality;
import se.sedd.followup.Level;
import se.sedd.insight.Counted;
import se.sedd.insight.Label;
import se.sedd.insight.SeenInLists;
import se.sedd.ledger.OverdueDuties;
import se.sedd.ledger.OverdueDuty;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.rhythm.MobileTeam;
import se.sedd.rhythm.TeamCase;
import se.sedd.routine.Standing;

/**
 * How the routine is followed at one school, case by case: for those who watch over it and for elevhälsans weekly meeting. Causes,
 * words and concerns stand in no list.
 */
@Component
public class SchoolOverview {

    /** Who watches over the routine at their schools. */
    private static final Set<Role> WATCH =
            EnumSet.of(Role.COORDINATOR, Role.MOBILE_TEAM, Role.STUDENT_HEALTH, Role.PRINCIPAL);

    private final Register register;
    private final CaseRegistry cases;
    private final SeenInLists seen;
    private final AbsenceShares shares;
    private final Compliance compliance;
    private final MobileTeam team;
    private final DataQuality dataQuality;
    private final SchoolCalendar calendar;
    private final TaskLabels labels;
    private final OverdueDuties overdue;
    private final Label inLists;

    SchoolOverview(
            Register register,
            CaseRegistry cases,
            SeenInLists seen,
            AbsenceShares shares,
            Compliance compliance,
            MobileTeam team,
            DataQuality dataQuality,
            SchoolCalendar calendar,
            TaskLabels labels,
            OverdueDuties overdue,
            Label inLists) {
        this.inLists = inLists;
        this.register = register;
        this.cases = cases;
        this.seen = seen;
        this.shares = shares;
        this.compliance = compliance;
        this.team = team;
        this.dataQuality = dataQuality;
        this.calendar = calendar;
        this.labels = labels;
        this.overdue = overdue;
    }

    /**
     * @param today the school's date
     * @param mayTakeOn whether the reader is of the mobile team there, which can take cases on
     * @param inDays whether the school counts absence in days and hours
     * @param missingData pupils of whom too little is reported to say anything; the register is chased for them
     */
    record Overview(
            String schoolId,
            LocalDate today,
            boolean mayTakeOn,
            boolean inDays,
            List<Step> steps,
            List<Row> rows,
            int missingData) {}

    /**
     * How one step of the ladder is kept.
     *
     * @param level mentor, coordinator, student-health, social-services
     * @param resting how many of the cases rest
     * @param overdue how many are past their date
     * @param counted main steps that are open, or were done lately
     * @param kept those of them that are not past their date, or were done by it
     */
    record Step(String level, int cases, int resting, int overdue, int counted, int kept) {}

    /** Who of the mobile team has taken the case on, and until when. */
    record Team(String name, LocalDate until, boolean own) {}

    /** A school in one line, for whoever follows several; {@code taken} are the cases that the mobile team has there. */
    record Line(
            String schoolId,
            String name,
            int cases,
            int resting,
            int overdue,
            int withoutContact,
            int counted,
            int kept,
            List<Row> taken) {}

    /**
     * One open case.
     *
     * @param label the pupil, or the case's number for protected identity, which has no class either
     * @param validPercent share of the reported time in the window; empty where too little is reported
     * @param unknownPercent share of the offered time that nobody has reported
     * @param counted whole days and hours, where the school counts in them: there are no shares then
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
            Optional<Counted> counted,
            String level,
            boolean resting,
            Optional<String> nextStep,
            Optional<String> owner,
            LocalDate dueDate,
            long daysOverdue,
            int severity,
            Optional<LocalDate> contacted,
            Optional<String> contactPerson,
            boolean investigationAsked,
            Optional<Team> team) {}

    /** The schools at which this person watches over the routine. */
    public boolean watches(StaffMember person, School school) {
        return person.groups().stream().anyMatch(WATCH::contains)
                && person.worksAt(school.id())
                && person.employedOn(calendar.today(school.id()));
    }

    /** The school's open cases that this reader may know of: nobody reached first, then the latest, those that rest last. */
    Overview of(School school, StaffMember reader) {
        LocalDate today = calendar.today(school.id());
        Map<String, AbsenceCase> open = cases.openAt(school.id());
        Map<String, TeamCase> taken = team.at(school.id());
        Map<String, Pupil> pupils = register.pupilsOf(school.id()).stream()
                .filter(seen.by(reader, school.id(), today))
                .collect(toMap(Pupil::id, identity()));
        Map<String, String> names = register
                .staff(Stream.concat(
                                open.values().stream()
                                        .flatMap(found -> Stream.of(found.owner(), found.contactPerson()))
                                        .flatMap(Optional::stream),
                                taken.values().stream().map(TeamCase::userId))
                        .collect(toSet()))
                .stream()
                .collect(toMap(StaffMember::userId, StaffMember::name));
        Map<String, Standing> standings = shares.standings(school, today, open.keySet());
        Map<String, Integer> severities = overdue.at(school, today).stream()
                .collect(toMap(OverdueDuty::caseNumber, OverdueDuty::severity, Math::max));
        List<Row> rows = open.values().stream()
                .filter(found -> pupils.containsKey(found.pupilId()))
                .map(found -> row(
                        found,
                        pupils.get(found.pupilId()),
                        Optional.ofNullable(standings.get(found.pupilId())),
                        names,
                        severities.getOrDefault(found.caseNumber(), 0),
                        Optional.ofNullable(taken.get(found.caseNumber())),
                        reader,
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
                reader.hasRole(Role.MOBILE_TEAM),
                shares.inDays(school, today),
                steps(rows, compliance.stepsAt(school, today)),
                rows,
                dataQuality.at(school.id()).size());
    }

    /** The schools at which the person watches over the routine, in one line each. */
    List<Line> lines(StaffMember reader) {
        return register.schools().stream()
                .filter(school -> watches(reader, school))
                .map(school -> line(school, of(school, reader)))
                .toList();
    }

    private static Line line(School school, Overview overview) {
        List<Row> rows = overview.rows();
        return new Line(
                school.id(),
                school.name(),
                rows.size(),
                (int) rows.stream().filter(Row::resting).count(),
                (int) rows.stream().filter(row -> row.daysOverdue() > 0).count(),
                (int) rows.stream()
                        .filter(row -> !row.resting() && row.contacted().isEmpty())
                        .count(),
                overview.steps().stream().mapToInt(Step::counted).sum(),
                overview.steps().stream().mapToInt(Step::kept).sum(),
                rows.stream().filter(row -> row.team().isPresent()).toList());
    }

    private Row row(
            AbsenceCase found,
            Pupil pupil,
            Optional<Standing> standing,
            Map<String, String> names,
            int severity,
            Optional<TeamCase> taken,
            StaffMember reader,
            LocalDate today) {
        return new Row(
                found.caseNumber(),
                inLists.of(pupil, Optional.of(found.caseNumber())),
                Optional.of(pupil.className()).filter(name -> !pupil.protectedIdentity()),
                AbsenceShares.valid(standing),
                AbsenceShares.invalid(standing),
                AbsenceShares.unknown(standing),
                AbsenceShares.counted(standing),
                code(found.level()),
                found.resting(),
                Optional.ofNullable(labels.at(found.schoolId()).get(found.nextStep()))
                        .filter(label -> !found.resting()),
                found.owner().map(owner -> names.getOrDefault(owner, owner)),
                found.dueDate(),
                AbsenceShares.daysOverdue(found, today),
                severity,
                found.lastContactOn(),
                found.contactPerson().map(person -> names.getOrDefault(person, person)),
                found.questionOpen(),
                taken.map(one -> new Team(
                        names.getOrDefault(one.userId(), one.userId()),
                        one.until(),
                        one.userId().equals(reader.userId()))));
    }

    private static List<Step> steps(List<Row> rows, Map<Level, Compliance.Kept> kept) {
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
                                    .count(),
                            kept.getOrDefault(level, Compliance.NOTHING).counted(),
                            kept.getOrDefault(level, Compliance.NOTHING).kept());
                })
                .toList();
    }

    private static String code(Level level) {
        return level.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
