package se.sedd.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.consent.Consents;
import se.sedd.consent.Purpose;
import se.sedd.engine.OpenTask;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;
import se.sedd.journal.ReadAudit;
import se.sedd.meeting.Action;
import se.sedd.meeting.Invitation;
import se.sedd.meeting.Meeting;
import se.sedd.meeting.MeetingDates;
import se.sedd.meeting.MeetingRegister;
import se.sedd.meeting.Meetings;
import se.sedd.meeting.Partners;
import se.sedd.meeting.Slot;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.routine.PartnerService;

/**
 * What stands beside the form of a task about a meeting. The school sees the meeting, its partners and what each offers; a partner
 * sees the invitation, of the pupil what a consent that holds today covers, and of an action what it is.
 */
@Component
class MeetingBeside {

    private final MeetingRegister meetings;
    private final Meetings work;
    private final MeetingDates dates;
    private final Partners partners;
    private final Consents consents;
    private final Register register;
    private final ReadingRights rights;
    private final ReadAudit readings;
    private final Journal journal;

    MeetingBeside(
            MeetingRegister meetings,
            Meetings work,
            MeetingDates dates,
            Partners partners,
            Consents consents,
            Register register,
            ReadingRights rights,
            ReadAudit readings,
            Journal journal) {
        this.meetings = meetings;
        this.work = work;
        this.dates = dates;
        this.partners = partners;
        this.consents = consents;
        this.register = register;
        this.rights = rights;
        this.readings = readings;
        this.journal = journal;
    }

    /**
     * @param when day, hours and room in words
     * @param answersBy the partners' last day to answer
     * @param days from the wish to the meeting, once it has been held
     * @param offers what each partner offers in the pupil's district: while the family chooses
     * @param action what was agreed, for the task of doing it
     */
    record Beside(
            Optional<String> number,
            Optional<String> when,
            Optional<LocalDate> answersBy,
            Optional<Long> days,
            List<Asked> partners,
            List<Offered> offers,
            Optional<Invited> invitation,
            Optional<String> action) {}

    /** @param state wished, invited, yes, no, deputy, withdrawn */
    record Asked(String name, String state, List<Contact> contacts) {}

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

    /** @param pupil who it is, where consent covers that; so of the class and the wish */
    record Invited(
            String when,
            String school,
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
            case "multidisciplinary-meeting" ->
                number.flatMap(meetings::find).flatMap(meeting -> ofTheSchool(task, meeting, userId));
            case "partner-invitation" ->
                number.flatMap(meetings::invitation).map(invitation -> ofThePartner(invitation, userId));
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
        boolean choosing = task.key().equals("request-meeting");
        return Optional.of(new Beside(
                Optional.of(meeting.number()),
                meeting.slot().map(Slot::inWords),
                meeting.slot().map(slot -> dates.answerDue(meeting)),
                work.daysFromWishToMeeting(meeting),
                meetings.invitations(meeting.number()).stream()
                        .map(invitation -> asked(meeting, invitation))
                        .toList(),
                choosing
                        ? partners.offersTo(pupil.get()).stream()
                                .map(MeetingBeside::offered)
                                .toList()
                        : List.of(),
                Optional.empty(),
                Optional.empty()));
    }

    private Asked asked(Meeting meeting, Invitation invitation) {
        return new Asked(
                partners.service(meeting.schoolId(), invitation.partner())
                        .map(PartnerService::name)
                        .orElse(invitation.partner()),
                invitation.state().name().toLowerCase(Locale.ROOT),
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
        return new Beside(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(new Invited(
                        meeting.slot().map(Slot::inWords).orElse(""),
                        school.name(),
                        dates.answerDue(meeting),
                        meeting.guardianLeads(),
                        meeting.anonymous(),
                        told.filter(pupil -> covers(invitation, Invitation.NAME))
                                .map(Pupil::name),
                        told.filter(pupil -> covers(invitation, Invitation.CLASS))
                                .map(Pupil::className),
                        told.filter(pupil -> covers(invitation, Invitation.WISH))
                                .flatMap(pupil -> text(meeting.pupilRef(), meeting.number(), "wish")))),
                Optional.empty());
    }

    private static boolean covers(Invitation invitation, String code) {
        return invitation.share().contains(code);
    }

    private Beside ofTheAction(Action action) {
        Meeting meeting = meetings.get(action.meetingNumber());
        return new Beside(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                text(meeting.pupilRef(), action.number(), "action"));
    }

    /** The newest answer to this question under this number. */
    private Optional<String> text(String pupilRef, String number, String key) {
        return journal.ofPupil(pupilRef, Set.of(Compartment.SCHOOL)).stream()
                .filter(entry -> entry.caseNumber().equals(Optional.of(number)))
                .map(JournalEntry::texts)
                .flatMap(List::stream)
                .filter(text -> text.key().equals(key))
                .map(JournalText::answer)
                .findFirst();
    }
}
