package se.sedd.insight.panel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.OpenTask;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.insight.HeldMessages;
import se.sedd.insight.HeldMessages.Held;
import se.sedd.insight.ReadingRights;
import se.sedd.insight.Who;
import se.sedd.insight.panel.AbsencePicture.Chart;
import se.sedd.insight.panel.AbsencePicture.Picture;
import se.sedd.insight.panel.AbsencePicture.Stretch;
import se.sedd.insight.panel.AgreedActions.Agreed;
import se.sedd.insight.panel.AgreedActions.Spoken;
import se.sedd.insight.panel.CaseProgress.Progress;
import se.sedd.insight.panel.Homes.Parent;
import se.sedd.insight.panel.JournalNotes.Note;
import se.sedd.insight.panel.LettersBeside.Beside;
import se.sedd.insight.panel.MeasuresBeside.InForce;
import se.sedd.insight.panel.MeetingActions.ToDo;
import se.sedd.insight.panel.MissedToday.Today;
import se.sedd.insight.panel.OutsideContacts.Outside;
import se.sedd.insight.panel.PeopleAround.Contact;
import se.sedd.insight.panel.PupilConsents.Agreement;
import se.sedd.insight.panel.Siblings.Sibling;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.ReadAudit;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/**
 * What stands beside a task's form: who the pupil is, whom to ring, how the absence stands, what has been done. Each part is
 * a class of its own; here they are put together for one reader.
 */
@Component
class PupilPanel {

    private final Register register;
    private final SchoolCalendar calendar;
    private final CaseRegistry cases;
    private final Journal journal;
    private final ReadAudit readings;
    private final ReadingRights rights;
    private final Homes homes;
    private final Siblings siblings;
    private final PeopleAround people;
    private final MissedToday missedToday;
    private final AbsencePicture absence;
    private final CaseProgress progress;
    private final Recommendation recommendation;
    private final AgreedActions agreed;
    private final PupilConsents consents;
    private final OutsideContacts outside;
    private final LettersBeside letters;
    private final HeldMessages held;
    private final JournalNotes notes;
    private final MeetingActions meetings;
    private final MeasuresBeside offers;

    PupilPanel(
            Register register,
            SchoolCalendar calendar,
            CaseRegistry cases,
            Journal journal,
            ReadAudit readings,
            ReadingRights rights,
            Homes homes,
            Siblings siblings,
            PeopleAround people,
            MissedToday missedToday,
            AbsencePicture absence,
            CaseProgress progress,
            Recommendation recommendation,
            AgreedActions agreed,
            PupilConsents consents,
            OutsideContacts outside,
            LettersBeside letters,
            HeldMessages held,
            JournalNotes notes,
            MeetingActions meetings,
            MeasuresBeside offers) {
        this.register = register;
        this.calendar = calendar;
        this.cases = cases;
        this.journal = journal;
        this.readings = readings;
        this.rights = rights;
        this.homes = homes;
        this.siblings = siblings;
        this.people = people;
        this.missedToday = missedToday;
        this.absence = absence;
        this.progress = progress;
        this.recommendation = recommendation;
        this.agreed = agreed;
        this.consents = consents;
        this.outside = outside;
        this.letters = letters;
        this.held = held;
        this.notes = notes;
        this.meetings = meetings;
        this.offers = offers;
    }

    /**
     * @param today lessons missed today without an excuse
     * @param absenceChart what the window is made of
     * @param siblings other children of the same home whom the reader may find too
     * @param agreed what was said at the last call and meeting of the case
     * @param decided what student health meetings have decided: what nobody has done yet, and the step they brought forward
     * @param offers what the pupil has of what the school has on offer, the newest first
     * @param recommendation what the routine suggests at this task, in a sentence
     * @param outside contacts outside the school that wait for an answer
     * @param letters to the home: to be decided about, or decided
     * @param mayHold whether the reader may hold back messages to the home
     * @param held what holds them back, for those who may know
     * @param protectionNumber by which the reader, who is the principal, may name handlers for the protected pupil
     */
    record Panel(
            String taskId,
            Who pupil,
            List<Parent> guardians,
            List<Sibling> siblings,
            List<Contact> contacts,
            Optional<Today> today,
            Optional<Stretch> absence,
            Optional<Stretch> absenceSinceContact,
            Optional<Chart> absenceChart,
            @JsonProperty("case") Optional<Progress> progress,
            Optional<String> recommendation,
            List<Spoken> agreed,
            List<Agreed> agreedActions,
            List<Agreed> measures,
            List<ToDo> decided,
            List<InForce> offers,
            List<Agreement> consents,
            Optional<Outside> outside,
            Optional<Beside> letters,
            boolean mayHold,
            List<Held> held,
            List<Note> journal,
            Optional<String> protectionNumber) {}

    /**
     * The panel for this user in this language, empty where even the pupil's existence is not theirs to know. Records the
     * reading.
     */
    @Transactional
    Optional<Panel> of(OpenTask task, String userId, Locale language) {
        Optional<Pupil> found = task.pupilRef().flatMap(register::pupilByRef);
        Optional<StaffMember> reader = register.staff(userId);
        if (found.isEmpty() || reader.isEmpty() || !rights.mayKnow(found.get(), task, reader.get())) {
            return Optional.empty();
        }
        Pupil pupil = found.get();
        readings.record(userId, pupil.ref(), "panel");
        return Optional.of(panel(task, pupil, reader.get(), language));
    }

    private Panel panel(OpenTask task, Pupil pupil, StaffMember reader, Locale language) {
        School school = register.school(pupil.schoolId()).orElseThrow();
        boolean schools = rights.seesTheSchools(task);
        Optional<AbsenceCase> itsCase = schools ? task.caseNumber().flatMap(cases::find) : Optional.empty();
        Optional<Picture> picture = schools
                ? Optional.of(absence.of(pupil, school, itsCase.flatMap(AbsenceCase::lastContactOn), language))
                : Optional.empty();
        Set<Compartment> readable = rights.compartments(pupil, task, reader);
        List<JournalEntry> entries = schools
                ? journal.ofPupilAt(rights.schoolOf(task, pupil), pupil.ref(), readable, reader.userId())
                : journal.ofPupil(pupil.ref(), readable);
        List<JournalEntry> ofTheCase = entries.stream()
                .filter(entry -> entry.caseNumber().equals(task.caseNumber()))
                .toList();
        ZoneId zone = calendar.zone(school.id());
        return new Panel(
                task.id(),
                Who.of(pupil, school),
                homes.of(pupil),
                siblings.of(pupil, reader, language),
                people.of(pupil, itsCase),
                schools ? missedToday.of(pupil, reader, language) : Optional.empty(),
                picture.map(Picture::window),
                picture.flatMap(Picture::sinceContact),
                picture.map(Picture::chart),
                itsCase.map(progress::of),
                itsCase.flatMap(found -> recommendation.of(task.key(), found, picture.orElseThrow(), language)),
                agreed.spoken(ofTheCase, zone),
                agreed.actions(ofTheCase),
                agreed.measures(ofTheCase),
                meetings.beside(task, itsCase, ofTheCase, zone),
                schools ? offers.of(pupil, rights.schoolOf(task, pupil)) : List.of(),
                consents.of(pupil, readable),
                itsCase.flatMap(found -> outside.of(found, pupil, reader, readable)),
                schools ? letters.of(task, pupil, reader) : Optional.empty(),
                schools,
                schools ? held.of(pupil, readable, reader) : List.of(),
                notes.of(entries, zone, language),
                rights.numberToNameBy(pupil, reader));
    }
}
