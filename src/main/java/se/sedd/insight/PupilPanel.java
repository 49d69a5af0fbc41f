package se.sedd.insight;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.OpenTask;
import se.sedd.engine.TaskLabels;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.CaseState;
import se.sedd.insight.AbsencePicture.Picture;
import se.sedd.insight.AbsencePicture.Stretch;
import se.sedd.insight.AgreedActions.Agreed;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.ReadAudit;
import se.sedd.register.Guardian;
import se.sedd.register.Marking;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/** What stands beside a task's form: who the pupil is, whom to ring, how the absence stands, what has been done. */
@Component
class PupilPanel {

    /** The tenant of tasks that are no school's: they see the pupil, and of the school nothing but what was sent to them. */
    private static final String SOCIAL_SERVICES = "social-services";

    private final Register register;
    private final SchoolCalendar calendar;
    private final AbsencePicture absence;
    private final Journal journal;
    private final ReadAudit readings;
    private final CaseRegistry cases;
    private final Recommendation recommendation;
    private final TaskLabels taskLabels;
    private final AgreedActions agreed;
    private final JournalWords words;
    private final Responsibilities responsibilities;

    PupilPanel(
            Register register,
            SchoolCalendar calendar,
            AbsencePicture absence,
            Journal journal,
            ReadAudit readings,
            CaseRegistry cases,
            Recommendation recommendation,
            TaskLabels taskLabels,
            AgreedActions agreed,
            JournalWords words,
            Responsibilities responsibilities) {
        this.register = register;
        this.calendar = calendar;
        this.absence = absence;
        this.journal = journal;
        this.readings = readings;
        this.cases = cases;
        this.recommendation = recommendation;
        this.taskLabels = taskLabels;
        this.agreed = agreed;
        this.words = words;
        this.responsibilities = responsibilities;
    }

    record Panel(
            String taskId,
            boolean mayTake,
            boolean mayRelease,
            Optional<String> assigneeName,
            Optional<LocalDate> due,
            Optional<Long> daysLeft,
            Who pupil,
            List<Home> guardians,
            List<Contact> contacts,
            Optional<Stretch> absence,
            Optional<Stretch> absenceSinceContact,
            @JsonProperty("case") Optional<Progress> progress,
            Optional<String> recommendation,
            List<Agreed> agreedActions,
            List<Agreed> measures,
            List<Note> journal) {}

    /**
     * The pupil.
     *
     * @param label the name: whoever may open the panel may know it, also of a pupil with protected identity
     */
    record Who(
            String label,
            boolean protectedIdentity,
            Optional<String> className,
            Optional<String> school,
            Optional<String> homeLanguage,
            Optional<String> enrolment,
            boolean reducedTimetable) {}

    /**
     * A guardian.
     *
     * @param number as forms call them: Vårdnadshavare 1, 2
     * @param protectedIdentity whether the guardian is marked: nothing of theirs may reach the other home
     */
    record Home(
            int number,
            String name,
            Optional<String> phone,
            Optional<String> language,
            boolean interpreter,
            String relation,
            boolean protectedIdentity) {}

    /** Somebody at the school around the pupil. */
    record Contact(String role, String name, Optional<String> phone, Optional<String> phoneHour) {}

    /**
     * How far the absence case has come.
     *
     * @param nextStep the main step's label; empty while it rests
     */
    record Progress(
            String number,
            String step,
            LocalDate openedOn,
            boolean resting,
            Optional<String> nextStep,
            Optional<LocalDate> dueDate) {}

    /**
     * A journal entry.
     *
     * @param at local time at the school
     * @param author name of the person, empty for what the routine did by itself
     */
    record Note(LocalDateTime at, Optional<String> author, String title, List<Text> texts) {}

    record Text(String label, String value) {}

    /** The panel for this user, empty where even the pupil's existence is not theirs to know. Records the reading. */
    @Transactional
    Optional<Panel> of(OpenTask task, String userId) {
        Optional<Pupil> found = task.pupilRef().flatMap(register::pupilByRef);
        Optional<StaffMember> reader = register.staff(userId);
        if (found.isEmpty() || reader.isEmpty() || !mayKnow(found.get(), task, reader.get())) {
            return Optional.empty();
        }
        Pupil pupil = found.get();
        School school = register.school(pupil.schoolId()).orElseThrow();
        readings.record(userId, pupil.ref(), "panel");
        return Optional.of(panel(task, pupil, school, reader.get()));
    }

    /**
     * Protected identity: the handlers whom the principal has named, the principal, and at social services whoever has the
     * referral; each only in a task of the pupil that is theirs. Everybody else learns nothing, not even that there is a pupil.
     */
    private boolean mayKnow(Pupil pupil, OpenTask task, StaffMember reader) {
        if (!pupil.protectedIdentity()) {
            return true;
        }
        return ofSocialServices(task)
                ? reader.hasRole(Role.SOCIAL_SERVICES) && task.isAssignedTo(reader.userId())
                : responsibilities.mayActFor(pupil, reader.userId(), calendar.today(pupil.schoolId()));
    }

    private static boolean ofSocialServices(OpenTask task) {
        return task.tenant().filter(SOCIAL_SERVICES::equals).isPresent();
    }

    private Panel panel(OpenTask task, Pupil pupil, School school, StaffMember reader) {
        boolean atSchool = !ofSocialServices(task);
        Optional<AbsenceCase> found = atSchool ? task.caseNumber().flatMap(cases::find) : Optional.empty();
        Optional<Picture> picture = atSchool
                ? Optional.of(absence.of(pupil, school, found.flatMap(AbsenceCase::lastContactOn)))
                : Optional.empty();
        List<JournalEntry> entries = entries(task, pupil, reader, atSchool);
        List<JournalEntry> ofTheCase = entries.stream()
                .filter(entry -> entry.caseNumber().equals(task.caseNumber()))
                .toList();
        ZoneId zone = calendar.zone(school.id());
        Optional<LocalDate> due = task.due().map(instant -> LocalDate.ofInstant(instant, zone));
        return new Panel(
                task.id(),
                !task.isAssignedTo(reader.userId()),
                task.wasTakenOverBy(reader.userId()),
                task.assignee().flatMap(register::staff).map(StaffMember::name),
                due,
                due.map(day -> ChronoUnit.DAYS.between(calendar.today(school.id()), day)),
                who(pupil, school),
                guardians(pupil),
                contacts(pupil),
                picture.map(Picture::window),
                picture.flatMap(Picture::sinceContact),
                found.map(this::progress),
                found.flatMap(itsCase -> recommendation.of(task.key(), itsCase, picture.orElseThrow())),
                agreed.actions(ofTheCase),
                agreed.measures(ofTheCase),
                notes(entries, zone));
    }

    private static Who who(Pupil pupil, School school) {
        return new Who(
                pupil.name(),
                pupil.protectedIdentity(),
                Optional.of(pupil.className()),
                Optional.of(school.name()),
                pupil.homeLanguage(),
                Optional.of(code(pupil.enrolment())),
                pupil.reducedTimetable());
    }

    private Progress progress(AbsenceCase found) {
        boolean closed = found.state() == CaseState.CLOSED;
        return new Progress(
                found.caseNumber(),
                switch (found.level()) {
                    case MENTOR -> "Steg 1 Mentor";
                    case COORDINATOR -> "Steg 2 Närvarokoordinator";
                    case STUDENT_HEALTH -> "Steg 3 Elevhälsan";
                    case SOCIAL_SERVICES -> "Steg 4 Samverkan med socialtjänsten";
                },
                found.openedOn(),
                found.resting(),
                Optional.ofNullable(taskLabels.all().get(found.nextStep())).filter(label -> !closed),
                Optional.of(found.dueDate()).filter(day -> !closed));
    }

    private List<Home> guardians(Pupil pupil) {
        AtomicInteger number = new AtomicInteger();
        return register.guardiansOf(pupil.id()).stream()
                .map(guardian -> home(guardian, number.incrementAndGet()))
                .toList();
    }

    private static Home home(Guardian guardian, int number) {
        return new Home(
                number,
                guardian.name(),
                guardian.phone(),
                guardian.language(),
                guardian.interpreter(),
                code(guardian.relation()),
                guardian.marking() != Marking.NONE);
    }

    private List<Contact> contacts(Pupil pupil) {
        Map<String, StaffMember> people = register
                .staff(Stream.concat(Stream.of(pupil.mentor()), pupil.primaryContact().stream())
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(StaffMember::userId, person -> person));
        return Stream.of(
                        contact("mentor", people.get(pupil.mentor())),
                        contact(
                                "primaryContact",
                                people.get(pupil.primaryContact().orElse(""))))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Contact> contact(String role, StaffMember person) {
        return Optional.ofNullable(person)
                .map(colleague -> new Contact(role, colleague.name(), colleague.phone(), colleague.phoneHour()));
    }

    private List<JournalEntry> entries(OpenTask task, Pupil pupil, StaffMember reader, boolean atSchool) {
        return atSchool
                ? journal.ofPupil(pupil.ref(), readableAtSchool(pupil, task, reader), reader.userId())
                : journal.ofPupil(pupil.ref(), EnumSet.of(Compartment.SOCIAL_SERVICES));
    }

    /**
     * Elevhälsan's compartment is elevhälsan's alone. A concern is for the principal and for whoever of elevhälsan handles it, which
     * is who has the task and not who might take it (OSL 40:7 g); its author reads their own. Why a protected pupil has these
     * handlers is for those who may know the pupil, afterwards for the principal. Social services read none of these.
     */
    private static Set<Compartment> readableAtSchool(Pupil pupil, OpenTask task, StaffMember reader) {
        Set<Compartment> readable = EnumSet.of(Compartment.SCHOOL);
        if (pupil.protectedIdentity() || reader.hasRole(Role.PRINCIPAL)) {
            readable.add(Compartment.PROTECTION);
        }
        boolean ofStudentHealth = reader.hasRole(Role.STUDENT_HEALTH);
        if (ofStudentHealth) {
            readable.add(Compartment.STUDENT_HEALTH);
        }
        if (reader.hasRole(Role.PRINCIPAL) || ofStudentHealth && task.isAssignedTo(reader.userId())) {
            readable.add(Compartment.CONCERN);
        }
        return readable;
    }

    private List<Note> notes(List<JournalEntry> entries, ZoneId zone) {
        Map<String, String> authors =
                register
                        .staff(entries.stream()
                                .flatMap(entry -> entry.author().stream())
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(StaffMember::userId, StaffMember::name));
        JournalWords.Titles titles = words.titles();
        return entries.stream()
                .map(entry -> new Note(
                        LocalDateTime.ofInstant(entry.at(), zone),
                        entry.author().map(author -> authors.getOrDefault(author, author)),
                        titles.of(entry),
                        entry.texts().stream()
                                .map(text -> new Text(text.label(), text.answer()))
                                .toList()))
                .toList();
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
