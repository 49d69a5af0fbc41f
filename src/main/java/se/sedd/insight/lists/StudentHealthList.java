package se.sedd.insight.lists;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.calendar.SchoolYear;
import se.sedd.engine.TaskAccess;
import se.sedd.engine.TaskLabels;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.DataQuality;
import se.sedd.insight.Counted;
import se.sedd.insight.Counted.Away;
import se.sedd.insight.Label;
import se.sedd.insight.SeenInLists;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalText;
import se.sedd.journal.ReadAudit;
import se.sedd.register.NameOrder;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.rhythm.DecideAtMeeting;
import se.sedd.rhythm.DecisionRegister;
import se.sedd.rhythm.MeetingDecision;
import se.sedd.rhythm.MeetingProcesses;
import se.sedd.rhythm.MobileTeam;
import se.sedd.rhythm.StudentHealthMeeting;
import se.sedd.rhythm.StudentHealthRegister;
import se.sedd.rhythm.StudentHealthRegister.Listed;
import se.sedd.rhythm.TeamCase;
import se.sedd.routine.Standing;
import se.sedd.seen.DailyContacts;
import se.sedd.socialservices.ConcernRegister;

/**
 * The list that a student health meeting goes through: every open case of a school as this reader may see it. The number of
 * statements does not grow with the number of pupils. Every reading is recorded.
 */
@Component
class StudentHealthList {

    /** The meeting's process. */
    static final String MEETING = "student-health-meeting";

    /** The task in which the meeting is held. */
    static final String HOLD = "hold-student-health-meeting";

    private static final Duration CONCERN_IS_NEW = Duration.ofDays(28);

    /** A change of so many percentage points is more than chance: two days of twenty. */
    private static final double INCREASING_FROM = 5.0;

    /** The same where whole days are counted. */
    private static final int INCREASING_DAYS = 2;

    private static final Set<Role> CAN_ACT = EnumSet.of(
            Role.MENTOR,
            Role.PRIMARY_CONTACT,
            Role.COORDINATOR,
            Role.MOBILE_TEAM,
            Role.STUDENT_HEALTH,
            Role.PRINCIPAL,
            Role.SCHOOL_OFFICE);

    private static final String VOICE = "pupilVoice";
    private static final String SUPPORT = "supportDecision";
    private static final String REST_REASON = "restReason";

    private final Register register;
    private final CaseRegistry cases;
    private final AbsenceShares shares;
    private final DataQuality dataQuality;
    private final SchoolCalendar calendar;
    private final TaskLabels labels;
    private final Journal journal;
    private final ReadAudit readings;
    private final DailyContacts daily;
    private final ConcernRegister concerns;
    private final Responsibilities responsibilities;
    private final SeenInLists seen;
    private final StudentHealthRegister meetings;
    private final DecisionRegister decisions;
    private final MobileTeam team;
    private final Compliance compliance;
    private final MeetingProcesses processes;
    private final TaskAccess tasks;
    private final Clock clock;
    private final Label inLists;

    StudentHealthList(
            Register register,
            CaseRegistry cases,
            AbsenceShares shares,
            DataQuality dataQuality,
            SchoolCalendar calendar,
            TaskLabels labels,
            Journal journal,
            ReadAudit readings,
            DailyContacts daily,
            ConcernRegister concerns,
            Responsibilities responsibilities,
            SeenInLists seen,
            StudentHealthRegister meetings,
            DecisionRegister decisions,
            MobileTeam team,
            Compliance compliance,
            MeetingProcesses processes,
            TaskAccess tasks,
            Clock clock,
            Label inLists) {
        this.inLists = inLists;
        this.register = register;
        this.cases = cases;
        this.shares = shares;
        this.dataQuality = dataQuality;
        this.calendar = calendar;
        this.labels = labels;
        this.journal = journal;
        this.readings = readings;
        this.daily = daily;
        this.concerns = concerns;
        this.responsibilities = responsibilities;
        this.seen = seen;
        this.meetings = meetings;
        this.decisions = decisions;
        this.team = team;
        this.compliance = compliance;
        this.processes = processes;
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * @param meeting the one that comes near or has not been accounted for
     * @param lastMeeting day of the last meeting that was held, which changes are counted from
     * @param inDays whether the school counts absence in days and hours
     * @param reducedTimetable pupils of whom a full timetable is not expected, with or without a case
     * @param missingData pupils of whom too little is reported to say anything
     */
    record Listing(
            String schoolId,
            String school,
            LocalDate today,
            Optional<Meeting> meeting,
            Optional<LocalDate> lastMeeting,
            boolean inDays,
            List<Row> rows,
            List<Named> reducedTimetable,
            List<Named> missingData) {}

    /**
     * @param taskId the task in which the reader may decide about the pupils
     * @param staff who may be given something to do, where the reader may decide
     */
    record Meeting(
            LocalDate meetsOn,
            LocalTime meetsAt,
            Optional<String> agenda,
            Optional<String> taskId,
            List<Colleague> staff) {}

    record Colleague(String userId, String name) {}

    record Named(String label, String className) {}

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
     * One open case; the columns of the list in their order.
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
    record Row(
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
            List<Decided> decisions) {}

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

    private record At(StudentHealthMeeting meeting, Optional<String> taskId) {}

    /** What is read once for the whole list. */
    private record Facts(
            LocalDate today,
            ZoneId zone,
            boolean principal,
            StaffMember reader,
            Map<String, Standing> standings,
            Map<String, Standing> lastStandings,
            Map<String, Listed> lastList,
            Map<String, Map<String, Instant>> done,
            Map<String, Instant> voices,
            Map<String, String> supports,
            Map<String, String> restReasons,
            Map<String, String> decisionTexts,
            Map<String, Instant> told,
            Map<String, LocalDate> daily,
            Set<String> concerned,
            Map<String, Integer> deviations,
            Map<String, TeamCase> team,
            Map<String, List<MeetingDecision>> decisions,
            Optional<String> meeting,
            Map<String, String> names,
            Map<String, String> labels) {}

    /**
     * The list for this reader, who watches over the routine at the school.
     *
     * @param onPaper paper lies about: no order tells of a concern, and no reason to rest stands on it
     */
    @Transactional
    Listing of(School school, StaffMember reader, boolean onPaper, Locale language) {
        LocalDate today = calendar.today(school.id());
        boolean principal = responsibilities.isPrincipalOf(school.id(), reader.userId(), today);
        List<Pupil> all = register.pupilsOf(school.id()).stream()
                .filter(pupil -> pupil.attendsOn(today))
                .toList();
        Map<String, AbsenceCase> open = cases.openAt(school.id());
        List<Pupil> pupils = all.stream()
                .filter(pupil -> open.containsKey(pupil.id()))
                .filter(seen.by(reader, school.id(), today))
                .toList();
        List<AbsenceCase> shown =
                pupils.stream().map(pupil -> open.get(pupil.id())).toList();
        Optional<At> at = at(school, reader);
        Optional<StudentHealthMeeting> meeting = at.map(At::meeting);
        Optional<StudentHealthMeeting> last = meetings.lastHeld(school.id());
        Facts facts = facts(school, today, principal, reader, onPaper, shown, meeting, last);
        List<Row> rows = pupils.stream()
                .map(pupil -> row(open.get(pupil.id()), pupil, facts))
                .sorted(Comparator.comparing((Row row) -> Order.valueOf(constant(row.order())))
                        .thenComparing(
                                Comparator.comparingLong(Row::daysOverdue).reversed())
                        .thenComparing(Row::dueDate)
                        .thenComparing(Row::caseNumber))
                .toList();
        readings.record(
                reader.userId(), shown.stream().map(AbsenceCase::pupilRef).toList(), "student-health-list");
        Set<String> unreported = dataQuality.at(school.id()).stream()
                .map(DataQuality.Finding::pupilId)
                .collect(toSet());
        return new Listing(
                school.id(),
                school.name(),
                today,
                at.map(one -> meeting(one, language)),
                last.map(StudentHealthMeeting::meetsOn),
                shares.inDays(school, today),
                rows,
                named(all.stream().filter(Pupil::reducedTimetable), language),
                named(all.stream().filter(pupil -> unreported.contains(pupil.id())), language));
    }

    /** The earliest meeting in which the reader may decide now; else the one that comes next. */
    private Optional<At> at(School school, StaffMember reader) {
        List<At> planned = meetings.planned(school.id()).stream()
                .map(meeting -> new At(
                        meeting,
                        processes
                                .openTask(meeting)
                                .filter(id -> tasks.forUser(id, reader.userId()).isPresent())))
                .toList();
        return planned.stream()
                .filter(one -> one.taskId().isPresent())
                .findFirst()
                .or(() -> planned.stream().reduce((first, last) -> last));
    }

    private Meeting meeting(At at, Locale language) {
        StudentHealthMeeting meeting = at.meeting();
        return new Meeting(
                meeting.meetsOn(),
                meeting.meetsAt(),
                meetings.agendaOf(meeting.number()),
                at.taskId(),
                at.taskId().isEmpty() ? List.of() : colleagues(meeting.schoolId(), language));
    }

    private List<Colleague> colleagues(String schoolId, Locale language) {
        LocalDate today = calendar.today(schoolId);
        return register.staffOf(schoolId).stream()
                .filter(person -> person.employedOn(today))
                .filter(person -> person.groups().stream().anyMatch(CAN_ACT::contains))
                .map(person -> new Colleague(person.userId(), person.name()))
                .sorted(Comparator.comparing(Colleague::name, NameOrder.in(language))
                        .thenComparing(Colleague::userId))
                .toList();
    }

    private static List<Named> named(Stream<Pupil> pupils, Locale language) {
        return pupils.filter(pupil -> !pupil.protectedIdentity())
                .map(pupil -> new Named(pupil.name(), pupil.className()))
                .sorted(Comparator.comparing(Named::className).thenComparing(Named::label, NameOrder.in(language)))
                .toList();
    }

    private Facts facts(
            School school,
            LocalDate today,
            boolean principal,
            StaffMember reader,
            boolean onPaper,
            List<AbsenceCase> shown,
            Optional<StudentHealthMeeting> meeting,
            Optional<StudentHealthMeeting> last) {
        Set<String> numbers = shown.stream().map(AbsenceCase::caseNumber).collect(toSet());
        List<MeetingDecision> decided =
                decisions
                        .openOrOf(
                                school.id(),
                                meeting.map(StudentHealthMeeting::number).orElse(""))
                        .stream()
                        .filter(decision -> numbers.contains(decision.caseNumber()))
                        .toList();
        Map<String, TeamCase> taken = team.at(school.id());
        Set<String> people = new HashSet<>();
        shown.forEach(found -> {
            found.owner().ifPresent(people::add);
            found.contactPerson().ifPresent(people::add);
        });
        decided.forEach(decision -> decision.owner().ifPresent(people::add));
        taken.values().forEach(one -> people.add(one.userId()));
        boolean ofStudentHealth = reader.hasRole(Role.STUDENT_HEALTH);
        Set<String> shownPupils = shown.stream().map(AbsenceCase::pupilId).collect(toSet());
        Map<String, String> supports = new HashMap<>();
        Map<String, String> restReasons = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        Set<Compartment> readable = ofStudentHealth
                ? EnumSet.of(Compartment.SCHOOL, Compartment.STUDENT_HEALTH)
                : EnumSet.of(Compartment.SCHOOL);
        journal.answers(numbers, List.of(SUPPORT, REST_REASON, DecideAtMeeting.DECIDED), readable)
                .forEach(answer -> {
                    JournalText text = answer.text();
                    switch (text.key()) {
                        case SUPPORT -> supports.put(answer.caseNumber(), text.answer());
                        case REST_REASON -> restReasons.put(answer.caseNumber(), text.answer());
                        default -> DecideAtMeeting.decisionIn(text).ifPresent(id -> texts.put(id, text.answer()));
                    }
                });
        return new Facts(
                today,
                calendar.zone(school.id()),
                principal,
                reader,
                shares.standings(school, today, shownPupils),
                last.filter(held -> shares.inDays(school, today))
                        .map(held -> shares.standings(school, held.meetsOn(), shownPupils))
                        .orElse(Map.of()),
                last.map(one -> meetings.listOf(one.number())).orElse(Map.of()),
                journal.lastDone(numbers),
                journal.lastAnswered(numbers, VOICE),
                supports,
                ofStudentHealth && !onPaper ? restReasons : Map.of(),
                texts,
                journal.lastHappened(numbers, "organiser-notified"),
                daily.lastReached(school.id(), SchoolYear.of(today).start()),
                onPaper
                        ? Set.of()
                        : concerns.pupilsOfConcern(school.id(), clock.instant().minus(CONCERN_IS_NEW)),
                compliance.deviationsAt(school, today),
                taken,
                decided.stream().collect(groupingBy(MeetingDecision::caseNumber)),
                meeting.map(StudentHealthMeeting::number),
                names(people),
                labels.at(school.id()));
    }

    private Map<String, String> names(Collection<String> userIds) {
        return register.staff(userIds).stream().collect(toMap(StaffMember::userId, StaffMember::name));
    }

    private Row row(AbsenceCase found, Pupil pupil, Facts facts) {
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
        return new Row(
                number,
                code(order(found, pupil, late, increasing, pupilContacted, facts)),
                inLists.of(pupil, Optional.of(number)),
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
                found.owner().map(owner -> facts.names().getOrDefault(owner, owner)),
                found.owner(),
                Optional.ofNullable(facts.labels().get(found.nextStep())).filter(label -> !found.resting()),
                found.dueDate(),
                late,
                pupilContacted,
                found.lastAdultOn(),
                Optional.ofNullable(facts.voices().get(number)).map(at -> day(at, facts)),
                found.contactPerson().map(person -> facts.names().getOrDefault(person, person)),
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
            Facts facts) {
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
    private static boolean handlesConcerns(AbsenceCase found, Facts facts) {
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

    private static Investigation investigation(AbsenceCase found, Facts facts) {
        boolean decided = found.investigation().isPresent();
        return new Investigation(
                found.investigation(),
                done(found, "decide-investigation", facts).filter(day -> decided),
                found.questionOpen() || found.nextStep().equals("decide-investigation"),
                Optional.ofNullable(facts.told().get(found.caseNumber()))
                        .map(at -> day(at, facts))
                        .or(() -> done(found, "notify-organiser", facts)),
                done(found, "investigate-absence", facts));
    }

    private static Support support(AbsenceCase found, Facts facts) {
        return new Support(
                Optional.ofNullable(facts.supports().get(found.caseNumber())),
                Optional.of(found.dueDate()).filter(day -> found.nextStep().equals("follow-up-measures")));
    }

    private static Team team(TeamCase taken, Facts facts) {
        return new Team(
                facts.names().getOrDefault(taken.userId(), taken.userId()),
                taken.since(),
                taken.until(),
                taken.userId().equals(facts.reader().userId()));
    }

    private static Decided decided(MeetingDecision decision, Facts facts) {
        return new Decided(
                code(decision.kind()),
                Optional.ofNullable(facts.decisionTexts().get(decision.id())),
                decision.owner().map(owner -> facts.names().getOrDefault(owner, owner)),
                decision.dueDate(),
                decision.state() != MeetingDecision.State.OPEN,
                facts.meeting().equals(Optional.of(decision.number())));
    }

    private static Optional<LocalDate> done(AbsenceCase found, String task, Facts facts) {
        return Optional.ofNullable(
                        facts.done().getOrDefault(found.caseNumber(), Map.of()).get(task))
                .map(at -> day(at, facts));
    }

    private static LocalDate day(Instant at, Facts facts) {
        return LocalDate.ofInstant(at, facts.zone());
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String constant(String code) {
        return code.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
