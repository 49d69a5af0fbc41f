package se.sedd.insight.panel;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.consent.Consents;
import se.sedd.consent.Purpose;
import se.sedd.engine.OpenTask;
import se.sedd.insight.ReadingRights;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;
import se.sedd.journal.ReadAudit;
import se.sedd.letter.Letter;
import se.sedd.meeting.Action;
import se.sedd.meeting.Invitation;
import se.sedd.meeting.Meeting;
import se.sedd.meeting.MeetingDates;
import se.sedd.meeting.MeetingRegister;
import se.sedd.meeting.Minutes;
import se.sedd.meeting.MinutesCopy;
import se.sedd.meeting.Partners;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.routine.PartnerService;

/**
 * What stands beside the form of a task about a meeting. The school sees the meeting, its partners and what each offers; a partner
 * sees the invitation, of the pupil what a consent that holds today covers, and of an action what it is.
 */
@Component
class MeetingBeside {

    /** Tasks in which the family chooses partners: beside them stands what those offer who have not been asked. */
    private static final Set<String> CHOOSING = Set.of("request-meeting", "add-partner");

    /** Of the wish, what everybody who arranges or leads the meeting has to know. */
    private static final List<String> WISHED =
            List.of("askedBy", "wish", "pupilAttends", "interpreterLanguage", "unsuitableTimes", "answerToHome");

    /** Of a meeting with a time: where it is and what the family has decided. */
    private static final List<String> AHEAD = List.of("place", "decisionReason");

    /** Of a meeting that has lost its time: whether it was to be held and why not. */
    private static final List<String> WITHOUT_TIME = List.of("meetingHeld", "notHeldReason", "decisionReason");

    /** Of minutes that the guardians want otherwise. */
    private static final List<String> OF_DRAFT = List.of("corrections");

    /** Of minutes that the guardians have approved. */
    private static final List<String> OF_APPROVED = List.of("guardianRemark");

    private final MeetingRegister meetings;
    private final Minutes minutes;
    private final Clock clock;
    private final MeetingDates dates;
    private final Partners partners;
    private final Consents consents;
    private final Register register;
    private final ReadingRights rights;
    private final ReadAudit readings;
    private final Journal journal;

    MeetingBeside(
            MeetingRegister meetings,
            Minutes minutes,
            Clock clock,
            MeetingDates dates,
            Partners partners,
            Consents consents,
            Register register,
            ReadingRights rights,
            ReadAudit readings,
            Journal journal) {
        this.meetings = meetings;
        this.minutes = minutes;
        this.clock = clock;
        this.dates = dates;
        this.partners = partners;
        this.consents = consents;
        this.register = register;
        this.rights = rights;
        this.readings = readings;
        this.journal = journal;
    }

    /**
     * @param when day and hours in words, and the room if the meeting is there
     * @param answersBy the partners' last day to answer
     * @param days from the wish to the meeting, once it has been held
     * @param course where it is, what has been decided, and why it was not held
     * @param offers what each partner offers in the pupil's district: while the family chooses
     * @param action what was agreed, for the task of doing it
     * @param minutes which minutes can be read or printed here
     */
    record Beside(
            Optional<String> number,
            Optional<String> when,
            Optional<LocalDate> answersBy,
            Optional<Long> days,
            List<JournalNotes.Text> course,
            List<Asked> partners,
            List<Offered> offers,
            Optional<Invited> invitation,
            Optional<Promised> action,
            Optional<Wished> wish,
            Optional<Written> minutes) {

        /** For somebody who sees nothing else of the meeting. */
        private static Beside only(Optional<Invited> invitation, Optional<Promised> action, Optional<Written> minutes) {
            return new Beside(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    invitation,
                    action,
                    Optional.empty(),
                    minutes);
        }
    }

    /**
     * @param state wished, invited, yes, no, deputy, withdrawn
     * @param deputy who comes instead
     * @param message what the partner wants the guardians to know
     */
    record Asked(
            String name, String state, Optional<String> deputy, Optional<String> message, List<Contact> contacts) {}

    /**
     * What the family asked for.
     *
     * @param guardianLeads the guardians lead the meeting, else the project lead does
     * @param anonymous the partners are told nothing of the pupil
     * @param said what is to be known about it, question and answer, in the form's order
     * @param caseNumber the absence case from which it was asked for
     */
    record Wished(
            boolean guardianLeads, boolean anonymous, List<JournalNotes.Text> said, Optional<String> caseNumber) {}

    /** @param ofHome the home or the pupil does it, and the task is to ask how it went */
    record Promised(String words, LocalDate dueOn, boolean ofHome) {}

    /**
     * @param approvedOn empty while they are a draft
     * @param withheld why nothing may be printed
     * @param said what the guardians want changed or added
     * @param copies codes of the copies that can be fetched, by which the address ends
     */
    record Written(
            Optional<LocalDate> approvedOn,
            Optional<String> withheld,
            List<JournalNotes.Text> said,
            List<Copy> copies) {}

    /** @param way file, email, paper, sedd */
    record Copy(String reader, Optional<String> to, String way) {}

    record Contact(String name, Optional<String> phone, Optional<String> email) {}

    /**
     * @param office empty where there is no agreement
     * @param help what it offers or, without an agreement, the way out
     */
    record Offered(
            String partner,
            String name,
            String mandate,
            String role,
            Optional<String> office,
            String help,
            boolean canBeAsked,
            List<Contact> contacts) {}

    /**
     * @param place at the school, by video or elsewhere
     * @param contact the school's project lead, for questions: whoever booked it might tell whose pupil it is
     * @param pupil who it is, where consent covers that; so of the class and the wish
     */
    record Invited(
            String when,
            Optional<String> place,
            String school,
            Optional<Contact> contact,
            LocalDate answerBy,
            boolean guardianLeads,
            boolean anonymous,
            Optional<String> pupil,
            Optional<String> className,
            Optional<String> wish) {}

    @Transactional
    Optional<Beside> of(OpenTask task, String userId) {
        Optional<String> number = task.caseNumber();
        return switch (task.process()) {
            case "multidisciplinary-meeting", "late-partner" ->
                number.flatMap(meetings::find).flatMap(meeting -> ofTheSchool(task, meeting, userId));
            case "partner-invitation" ->
                number.flatMap(meetings::invitation)
                        .map(invitation -> task.key().equals("read-minutes")
                                ? toRead(invitation, userId)
                                : ofThePartner(invitation, userId));
            case "agreed-action" -> number.flatMap(meetings::action).map(this::ofTheAction);
            default -> Optional.empty();
        };
    }

    private Optional<Beside> ofTheSchool(OpenTask task, Meeting meeting, String userId) {
        Optional<Pupil> pupil = register.pupilByRef(meeting.pupilRef());
        Optional<StaffMember> reader = register.staff(userId);
        if (pupil.isEmpty() || reader.isEmpty() || !rights.mayKnow(pupil.get(), task, reader.get())) {
            return Optional.empty();
        }
        boolean choosing = CHOOSING.contains(task.key());
        List<Invitation> invited = meetings.invitations(meeting.number());
        return Optional.of(new Beside(
                Optional.of(meeting.number()),
                meeting.whenInWords(),
                meeting.slot().map(slot -> dates.answerDue(meeting)),
                meeting.daysFromWish(),
                said(meeting, meeting.slot().isPresent() ? AHEAD : WITHOUT_TIME),
                invited.stream().map(invitation -> asked(meeting, invitation)).toList(),
                choosing
                        ? partners.offersTo(pupil.get()).stream()
                                .filter(offer -> invited.stream()
                                        .noneMatch(one -> one.partner()
                                                .equals(offer.service().partner())))
                                .map(MeetingBeside::offered)
                                .toList()
                        : List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(wished(meeting)),
                written(meeting)));
    }

    private Wished wished(Meeting meeting) {
        return new Wished(meeting.guardianLeads(), meeting.anonymous(), said(meeting, WISHED), meeting.caseNumber());
    }

    /** The newest answers to these questions about the meeting. */
    private List<JournalNotes.Text> said(Meeting meeting, List<String> keys) {
        return keys.stream()
                .flatMap(key -> answer(meeting.pupilRef(), meeting.number(), key).stream())
                .map(text -> new JournalNotes.Text(text.label(), text.answer()))
                .toList();
    }

    private Optional<Written> written(Meeting meeting) {
        if (minutes.ofTheSchool(meeting).isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> names = new HashMap<>();
        register.pupilByRef(meeting.pupilRef())
                .ifPresent(pupil -> register.guardiansOf(pupil.id())
                        .forEach(guardian -> names.put(guardian.id(), guardian.name())));
        List<Copy> copies = meetings.copies(meeting.number()).stream()
                .map(copy -> new Copy(
                        copy.reader(),
                        copy.guardianId()
                                .map(id -> names.getOrDefault(id, copy.reader()))
                                .or(() -> partners.service(meeting.schoolId(), copy.reader())
                                        .map(PartnerService::name)),
                        copy.way().name().toLowerCase(Locale.ROOT)))
                .toList();
        return Optional.of(new Written(
                meeting.approvedOn(),
                minutes.withheld(meeting),
                said(meeting, meeting.approvedOn().isEmpty() ? OF_DRAFT : OF_APPROVED),
                copies.isEmpty() ? List.of(new Copy(MinutesCopy.SCHOOL, Optional.empty(), "file")) : copies));
    }

    private Asked asked(Meeting meeting, Invitation invitation) {
        return new Asked(
                partners.nameOf(meeting.schoolId(), invitation.partner()),
                invitation.state().name().toLowerCase(Locale.ROOT),
                ofPartner(meeting, invitation, "deputyName"),
                ofPartner(meeting, invitation, "messageToGuardians"),
                partners.contactsAt(meeting.schoolId(), invitation.office()).stream()
                        .map(MeetingBeside::contact)
                        .toList());
    }

    private static Offered offered(Partners.Offer offer) {
        return new Offered(
                offer.service().partner(),
                offer.service().name(),
                offer.service().mandate(),
                offer.service().role(),
                offer.office().name(),
                offer.office().help(),
                offer.canBeAsked(),
                offer.contacts().stream().map(MeetingBeside::contact).toList());
    }

    private static Contact contact(StaffMember person) {
        return new Contact(person.name(), person.phone(), person.email());
    }

    private Beside ofThePartner(Invitation invitation, String userId) {
        Meeting meeting = meetings.get(invitation.meetingNumber());
        Optional<Pupil> told = register.pupilByRef(meeting.pupilRef())
                .filter(pupil -> !meeting.anonymous() && !pupil.protectedIdentity())
                .filter(pupil -> consents.holds(invitation.number(), Purpose.MEETING));
        told.ifPresent(pupil -> readings.record(userId, pupil.ref(), "invitation"));
        School school = register.school(meeting.schoolId()).orElseThrow();
        return Beside.only(
                Optional.of(new Invited(
                        meeting.whenInWords().orElse(""),
                        text(meeting.pupilRef(), meeting.number(), "place"),
                        school.name(),
                        register.staffOf(school.id(), Role.PROJECT_LEAD).stream()
                                .min(Comparator.comparing(StaffMember::userId))
                                .map(MeetingBeside::contact),
                        dates.answerDue(meeting),
                        meeting.guardianLeads(),
                        meeting.anonymous(),
                        told.filter(pupil -> covers(invitation, Invitation.NAME))
                                .map(Pupil::name),
                        told.filter(pupil -> covers(invitation, Invitation.CLASS))
                                .map(Pupil::className),
                        told.filter(pupil -> covers(invitation, Invitation.WISH))
                                .flatMap(pupil -> text(meeting.pupilRef(), meeting.number(), "wish")))),
                Optional.empty(),
                Optional.empty());
    }

    private static boolean covers(Invitation invitation, String code) {
        return invitation.share().contains(code);
    }

    /** A partner reads the minutes as long as consent holds. */
    private Beside toRead(Invitation invitation, String userId) {
        Meeting meeting = meetings.get(invitation.meetingNumber());
        Optional<MinutesCopy> copy = minutes.ofPartner(meeting, invitation);
        copy.ifPresent(found -> readings.record(userId, meeting.pupilRef(), "minutes"));
        return Beside.only(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Written(
                        meeting.approvedOn(),
                        Optional.empty(),
                        List.of(),
                        copy.stream()
                                .map(found -> new Copy(found.reader(), Optional.empty(), "sedd"))
                                .toList())));
    }

    /** Minutes to be shown or printed. */
    sealed interface Paper {
        /** @param at when they were approved, or now */
        record Sheet(Letter letter, Instant at) implements Paper {}

        record Withheld(String sentence) implements Paper {}
    }

    /**
     * The minutes that somebody may fetch beside the task.
     *
     * @param reader whose copy: {@code school} is the school's, a draft before the guardians have approved
     */
    @Transactional
    Optional<Paper> minutes(OpenTask task, String userId, String reader) {
        Optional<Paper> paper = switch (task.process()) {
            case "multidisciplinary-meeting" ->
                task.caseNumber()
                        .flatMap(meetings::find)
                        .filter(meeting -> mayKnow(meeting, task, userId))
                        .flatMap(meeting -> ofTheSchool(meeting, reader));
            case "partner-invitation" ->
                task.caseNumber()
                        .filter(number -> task.key().equals("read-minutes"))
                        .flatMap(meetings::invitation)
                        .filter(invitation -> invitation.partner().equals(reader))
                        .flatMap(invitation -> minutes.ofPartner(meetings.get(invitation.meetingNumber()), invitation))
                        .map(copy -> new Paper.Sheet(copy.letter(), copy.approvedAt()));
            default -> Optional.empty();
        };
        paper.flatMap(found -> task.caseNumber())
                .flatMap(number -> meetings.find(number)
                        .or(() -> meetings.invitation(number)
                                .map(invitation -> meetings.get(invitation.meetingNumber()))))
                .ifPresent(meeting -> readings.record(userId, meeting.pupilRef(), "minutes"));
        return paper;
    }

    private Optional<Paper> ofTheSchool(Meeting meeting, String reader) {
        Optional<Paper> withheld = minutes.withheld(meeting).map(Paper.Withheld::new);
        if (withheld.isPresent()) {
            return withheld;
        }
        Optional<Paper> copy =
                minutes.copy(meeting, reader).map(found -> new Paper.Sheet(found.letter(), found.approvedAt()));
        return copy.isPresent() || !reader.equals(MinutesCopy.SCHOOL)
                ? copy
                : minutes.ofTheSchool(meeting).map(letter -> new Paper.Sheet(letter, clock.instant()));
    }

    private boolean mayKnow(Meeting meeting, OpenTask task, String userId) {
        return register.pupilByRef(meeting.pupilRef())
                .flatMap(pupil -> register.staff(userId).filter(reader -> rights.mayKnow(pupil, task, reader)))
                .isPresent();
    }

    private Beside ofTheAction(Action action) {
        Meeting meeting = meetings.get(action.meetingNumber());
        return Beside.only(
                Optional.empty(),
                text(meeting.pupilRef(), action.number(), "action")
                        .map(words -> new Promised(words, action.dueOn(), action.isOfHome())),
                Optional.empty());
    }

    /** What the invited partner has written: its answer stands under the meeting, by the person who gave it. */
    private Optional<String> ofPartner(Meeting meeting, Invitation invitation, String key) {
        return invitation
                .answeredBy()
                .flatMap(author -> journal.ofPupil(meeting.pupilRef(), Set.of(Compartment.SCHOOL)).stream()
                        .filter(entry -> entry.caseNumber().equals(Optional.of(meeting.number())))
                        .filter(entry -> entry.task().equals(Optional.of("confirm-participation")))
                        .filter(entry -> entry.author().equals(Optional.of(author)))
                        .map(JournalEntry::texts)
                        .flatMap(List::stream)
                        .filter(text -> text.key().equals(key))
                        .map(JournalText::answer)
                        .findFirst());
    }

    /** The newest answer to this question under this number. */
    private Optional<String> text(String pupilRef, String number, String key) {
        return answer(pupilRef, number, key).map(JournalText::answer);
    }

    private Optional<JournalText> answer(String pupilRef, String number, String key) {
        return journal.ofPupil(pupilRef, Set.of(Compartment.SCHOOL)).stream()
                .filter(entry -> entry.caseNumber().equals(Optional.of(number)))
                .map(JournalEntry::texts)
                .flatMap(List::stream)
                .filter(text -> text.key().equals(key))
                .findFirst();
    }
}
