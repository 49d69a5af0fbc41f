package se.sedd.cooperation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.consent.Consent;
import se.sedd.consent.Consent.Ended;
import se.sedd.consent.Consent.Ending;
import se.sedd.consent.ConsentAsked;
import se.sedd.consent.ConsentEnded;
import se.sedd.consent.ConsentRenewed;
import se.sedd.consent.Consents;
import se.sedd.consent.Purpose;
import se.sedd.cooperation.Contact.State;
import se.sedd.engine.Sentences;
import se.sedd.engine.TaskLanguage;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseClosed;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.CaseTeam;
import se.sedd.followup.TaskHandedOver;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.routine.AnswerReminder;
import se.sedd.routine.OutsideBody;
import se.sedd.routine.Routine;

/**
 * Contacts with others outside the school, beside an absence case: who waits for whose answer, until when, and what stops them. The
 * contact itself is made by people; nothing is sent from here. A concern report does not go this way.
 */
@Component
public class Contacts {

    private static final Sentences SENTENCES = new Sentences("se.sedd.cooperation.sentences");

    private final ContactRegister contacts;
    private final ContactRights rights;
    private final CaseTeam team;
    private final Consents consents;
    private final CaseRegistry cases;
    private final Register register;
    private final Responsibilities responsibilities;
    private final Routine routine;
    private final SchoolCalendar calendar;
    private final ContactProcesses processes;
    private final Journal journal;
    private final Clock clock;
    private final TaskLanguage language;

    Contacts(
            ContactRegister contacts,
            ContactRights rights,
            CaseTeam team,
            Consents consents,
            CaseRegistry cases,
            Register register,
            Responsibilities responsibilities,
            Routine routine,
            SchoolCalendar calendar,
            ContactProcesses processes,
            Journal journal,
            Clock clock,
            TaskLanguage language) {
        this.language = language;
        this.contacts = contacts;
        this.rights = rights;
        this.team = team;
        this.consents = consents;
        this.cases = cases;
        this.register = register;
        this.responsibilities = responsibilities;
        this.routine = routine;
        this.calendar = calendar;
        this.processes = processes;
        this.journal = journal;
        this.clock = clock;
    }

    /** The case beside which this person may begin a contact, or a sentence why not; the same one whether there is no case or not theirs. */
    public Optional<String> notNow(Pupil pupil, StaffMember person) {
        return cases.openOf(pupil.id())
                        .filter(found -> team.handles(found, person))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(SENTENCES.in(language.of(pupil.schoolId())).of("no-case-of-yours"));
    }

    /** Why this contact cannot be made so, as a sentence that says what to mend, or empty. */
    public Optional<String> refusal(AbsenceCase found, ContactAsked asked, StaffMember author) {
        OutsideBody body = body(found.schoolId(), asked.body());
        if (!asked.named()) {
            return Optional.empty();
        }
        if (asked.newConsent()) {
            return consents.refusal(pupilOf(found), consentAsked(found, body, asked, ""));
        }
        return covering(found, body, author).isPresent()
                ? Optional.empty()
                : Optional.of(SENTENCES.in(language.of(found.schoolId())).of("no-consent-covers", body.label()));
    }

    /** Begins a contact that {@link #refusal} has let pass, and keeps a new consent if there is one. */
    @Transactional
    public Contact begin(AbsenceCase found, ContactAsked asked, StaffMember author) {
        LocalDate today = calendar.today(found.schoolId());
        OutsideBody body = body(found.schoolId(), asked.body());
        String id = UUID.randomUUID().toString();
        Optional<String> consent = asked.named()
                ? Optional.of(
                                asked.newConsent()
                                        ? consents.give(
                                                pupilOf(found), consentAsked(found, body, asked, id), author.userId())
                                        : covering(found, body, author).orElseThrow())
                        .map(Consent::id)
                : Optional.empty();
        Contact contact = new Contact(
                id,
                found.caseNumber(),
                found.pupilRef(),
                found.schoolId(),
                body.compartment(),
                body.code(),
                asked.named(),
                consent,
                author.userId(),
                today,
                asked.answerBy().orElseGet(() -> calendar.plus(found.schoolId(), today, body.answerSchoolDays())),
                0);
        contacts.add(contact);
        return contact;
    }

    private ConsentAsked consentAsked(AbsenceCase found, OutsideBody body, ContactAsked asked, String contactId) {
        return new ConsentAsked(
                body.compartment(),
                contactId,
                Purpose.CONTACT,
                asked.consentFrom(),
                List.of(body.code()),
                asked.covers(),
                calendar.today(found.schoolId()),
                asked.consentUntil());
    }

    /** The consent that covers this body for the longest time, of those the author may read. */
    private Optional<Consent> covering(AbsenceCase found, OutsideBody body, StaffMember author) {
        LocalDate today = calendar.today(found.schoolId());
        return consents.ofPupil(found.pupilRef(), ContactRights.compartments(author)).stream()
                .filter(consent -> consent.schoolId().equals(found.schoolId()) && consent.holdsOn(today))
                .filter(consent -> body.isAmong(consent.recipients()))
                .max(Comparator.comparing(Consent::validUntil));
    }

    public Contact get(String id) {
        return contacts.get(id);
    }

    /** Those of the case that wait for an answer. */
    public List<Contact> waiting(String caseNumber) {
        return contacts.waiting(caseNumber);
    }

    /** Whom this contact is with, as the municipality calls them now; the code where it has no such row any more. */
    public String labelOf(Contact contact) {
        return rights.bodies(contact.schoolId()).stream()
                .filter(body -> body.code().equals(contact.body()))
                .map(OutsideBody::label)
                .findFirst()
                .orElse(contact.body());
    }

    /** Whose the contact becomes when its owner has left. */
    public static Role roleOf(Contact contact) {
        return contact.compartment() == Compartment.STUDENT_HEALTH ? Role.STUDENT_HEALTH : Role.COORDINATOR;
    }

    /** Somebody waits for the answer in this task. */
    public void waitsIn(Contact contact, String taskId, String owner) {
        contacts.waitsIn(contact.id(), taskId, owner);
    }

    /** The contact goes on: the answer, or the next one, is expected on this day. */
    public void goesOn(Contact contact, Optional<LocalDate> answerBy) {
        contacts.answerExpected(contact.id(), answerBy.orElseGet(() -> nextAnswer(contact)));
    }

    /** When the routine expects the next answer, seen from today. */
    public LocalDate nextAnswer(Contact contact) {
        int days = rights.bodies(contact.schoolId()).stream()
                .filter(body -> body.code().equals(contact.body()))
                .map(OutsideBody::answerSchoolDays)
                .findFirst()
                .orElse(10);
        return calendar.plus(contact.schoolId(), calendar.today(contact.schoolId()), days);
    }

    public void over(Contact contact) {
        contacts.ended(contact.id(), State.OVER, calendar.today(contact.schoolId()));
    }

    /** No answer has come: whoever waits is told, later the coordinator and the principal as well. */
    @Transactional
    public void reminded(Contact contact, Optional<String> assignee) {
        contacts.reminded(contact.id());
        tell(contact, "contact-reminded", assignee.orElse(contact.owner()));
        AnswerReminder reminder = reminder(contact, contact.reminders() + 1);
        Stream.concat(
                        reminder.coordinator() ? person(contact, Role.COORDINATOR).stream() : Stream.empty(),
                        reminder.principal() ? person(contact, Role.PRINCIPAL).stream() : Stream.empty())
                .distinct()
                .filter(person -> !assignee.equals(Optional.of(person)))
                .forEach(person -> tell(contact, "contact-answer-late", person));
    }

    /** The reminder with this number, counted from 1. */
    public AnswerReminder reminder(Contact contact, int number) {
        School school = register.school(contact.schoolId()).orElseThrow();
        return routine.answerReminder(school, contact.answerBy(), number);
    }

    @EventListener
    void ended(ConsentEnded ended) {
        boolean expired = ended.consent().ended().map(Ended::how).equals(Optional.of(Ending.EXPIRED));
        contacts.restingOn(ended.consent().id())
                .forEach(contact -> stop(contact, expired ? "contact-consent-expired" : "contact-consent-withdrawn"));
    }

    @EventListener
    void renewed(ConsentRenewed renewed) {
        for (Contact contact : contacts.restingOn(renewed.before().id())) {
            if (body(contact.schoolId(), contact.body()).isAmong(renewed.now().recipients())) {
                contacts.restsOn(contact.id(), renewed.now().id());
            } else {
                stop(contact, "contact-consent-narrowed");
            }
        }
    }

    /** Owner and coordinator learn why; what the contact was about they read where they may. */
    private void stop(Contact contact, String why) {
        contacts.ended(contact.id(), State.CONSENT_ENDED, calendar.today(contact.schoolId()));
        Stream.concat(Stream.of(contact.owner()), person(contact, Role.COORDINATOR).stream())
                .distinct()
                .forEach(person -> tell(contact, why, person));
        processes.stopped(contact);
    }

    @EventListener
    void closed(CaseClosed closed) {
        AbsenceCase found = closed.found();
        for (Contact contact : contacts.waiting(found.caseNumber())) {
            contacts.ended(contact.id(), State.CASE_CLOSED, calendar.today(contact.schoolId()));
            tell(contact, "contact-ended-with-case", contact.owner());
        }
        processes.caseClosed(found.caseNumber(), found.schoolId());
    }

    @EventListener
    void handedOver(TaskHandedOver task) {
        contacts.ownerOfTask(task.taskId(), task.userId());
    }

    /** Somebody has taken it over, or given it back. */
    public void ownerIs(String taskId, String owner) {
        contacts.ownerOfTask(taskId, owner);
    }

    private Optional<String> person(Contact contact, Role role) {
        return register.pupilByRef(contact.pupilRef())
                .flatMap(pupil -> responsibilities
                        .dutyOf(role, pupil, calendar.today(contact.schoolId()), cases::openMainSteps)
                        .owner());
    }

    private void tell(Contact contact, String kind, String person) {
        journal.write(new JournalEntry(
                clock.instant(),
                contact.pupilRef(),
                Optional.of(contact.caseNumber()),
                contact.compartment(),
                Optional.empty(),
                kind,
                Optional.empty(),
                Optional.of(person),
                List.of()));
    }

    private OutsideBody body(String schoolId, String code) {
        return rights.bodies(schoolId).stream()
                .filter(body -> body.code().equals(code))
                .findFirst()
                .orElseGet(() -> new OutsideBody(code, code, Compartment.STUDENT_HEALTH, Optional.empty(), 10));
    }

    private Pupil pupilOf(AbsenceCase found) {
        return register.pupil(found.pupilId()).orElseThrow();
    }
}
