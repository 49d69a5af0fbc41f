package se.sedd.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.consent.Consent;
import se.sedd.consent.ConsentEnded;
import se.sedd.engine.Sentences;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.meeting.Invitation.State;
import se.sedd.register.Duty;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;

/**
 * The partners' side of a meeting that has a time: they are asked, answer, and are told when they need not come; whoever booked the
 * meeting hears what becomes of it. A partner is told what consent covers and nothing else of the pupil.
 */
@Component
public class Invitations {

    private static final Sentences SENTENCES = new Sentences("se.sedd.meeting.sentences");

    /** One address, without a bar or a break, that a mail server will look at. */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@|<>,;\"]{1,64}@[\\p{L}\\p{N}.-]{1,120}\\.[\\p{L}]{2,15}");

    private final MeetingRegister meetings;
    private final MeetingDates dates;
    private final MeetingProcesses processes;
    private final Partners partners;
    private final MeetingMail mail;
    private final MeetingTallies tallies;
    private final Register register;
    private final SchoolCalendar calendar;
    private final Journal journal;
    private final Clock clock;

    Invitations(
            MeetingRegister meetings,
            MeetingDates dates,
            MeetingProcesses processes,
            Partners partners,
            MeetingMail mail,
            MeetingTallies tallies,
            Register register,
            SchoolCalendar calendar,
            Journal journal,
            Clock clock) {
        this.meetings = meetings;
        this.dates = dates;
        this.processes = processes;
        this.partners = partners;
        this.mail = mail;
        this.tallies = tallies;
        this.register = register;
        this.calendar = calendar;
        this.journal = journal;
        this.clock = clock;
    }

    /** Asks the partners that the family wants and that have not been asked for this time; when there is none, they wait for it. */
    @Transactional
    public void invite(Meeting meeting) {
        if (meeting.slot().isEmpty()) {
            return;
        }
        for (Invitation invitation : meetings.invitations(meeting.number())) {
            if (invitation.state() == State.WISHED) {
                meetings.answered(invitation.number(), State.INVITED, Optional.empty());
                tallies.asked(meeting, invitation, dates.answerDue(meeting));
                processes.invite(meeting, invitation);
                mail.invited(meeting, invitation);
                if (partners.contactsAt(meeting.schoolId(), invitation.office()).isEmpty()) {
                    tellBooker(meeting, "partner-without-contact");
                }
            }
        }
    }

    /** A partner who has not answered is asked again. */
    @Transactional
    public void remind(Invitation invitation) {
        mail.reminded(meetings.get(invitation.meetingNumber()), invitation);
    }

    /** Why a deputy cannot be sent the invitation at this address, or empty. */
    public Optional<String> refusalOfDeputy(String email) {
        return EMAIL.matcher(email).matches() ? Optional.empty() : Optional.of(SENTENCES.of("deputy-email-wrong"));
    }

    /**
     * A partner has answered. Whoever comes has the meeting in the calendar: a colleague who has taken the answer over, or the deputy.
     *
     * @param deputyEmail where a deputy gets the invitation; {@link #refusalOfDeputy} has let it pass
     */
    @Transactional
    public void answered(Invitation invitation, State answer, String by, Optional<String> deputyEmail) {
        meetings.oneAtATime(invitation.meetingNumber());
        meetings.answered(invitation.number(), answer, Optional.of(by));
        Meeting meeting = meetings.get(invitation.meetingNumber());
        tallies.answered(invitation, answer, calendar.today(meeting.schoolId()));
        switch (answer) {
            case YES ->
                register.staff(by)
                        .flatMap(StaffMember::email)
                        .ifPresent(email -> mail.coming(meeting, invitation, email));
            case DEPUTY -> deputyEmail.ifPresent(email -> mail.deputy(meeting, invitation, email));
            default -> {
                // nobody comes
            }
        }
    }

    /** The school learns what a partner has answered. */
    @Transactional
    public void tellAnswer(Invitation invitation) {
        Meeting meeting = meetings.get(invitation.meetingNumber());
        List<Invitation> all = meetings.invitations(meeting.number()).stream()
                .filter(each -> each.state() != State.WITHDRAWN)
                .toList();
        if (!invitation.state().comes()) {
            tellBooker(meeting, "partner-declined");
        }
        if (all.stream().allMatch(each -> each.state().comes())) {
            processes.allComing(meeting);
        }
    }

    /** A partner has not answered in time: whoever booked the meeting is told. */
    @Transactional
    public void tellSilence(Invitation invitation) {
        Meeting meeting = meetings.get(invitation.meetingNumber());
        tellBooker(meeting, "partner-silent");
    }

    /** Why the guardians' decision to meet cannot be taken yet, or empty. */
    public Optional<String> refusalToMeet(Meeting meeting) {
        if (meeting.slot().isEmpty()) {
            return Optional.of(SENTENCES.of("no-time-any-more"));
        }
        boolean waiting = meetings.invitations(meeting.number()).stream()
                .anyMatch(invitation -> invitation.state() == State.INVITED);
        LocalDate answersBy = dates.answersBy(meeting);
        return waiting && calendar.today(meeting.schoolId()).isBefore(answersBy)
                ? Optional.of(SENTENCES.of("answers-awaited", Slot.inWords(answersBy)))
                : Optional.empty();
    }

    /** Partners did not come without having said so: it is counted, and their offices and whoever booked the meeting hear of it. */
    void missed(Meeting meeting, Predicate<Invitation> gone) {
        List<Invitation> absent = meetings.invitations(meeting.number()).stream()
                .filter(gone)
                .filter(invitation -> invitation.state().comes() || invitation.state() == State.INVITED)
                .toList();
        for (Invitation invitation : absent) {
            meetings.missed(invitation, calendar.today(meeting.schoolId()));
            mail.missed(meeting, invitation);
        }
        if (!absent.isEmpty()) {
            tellBooker(meeting, "partner-missed");
        }
    }

    /** Nobody need answer or come at the time that is given up: those who were asked are asked anew for another one. */
    void takeBack(Meeting meeting) {
        for (Invitation invitation : meetings.invitations(meeting.number())) {
            if (invitation.state() != State.WITHDRAWN) {
                meetings.answered(invitation.number(), State.WISHED, Optional.empty());
                takeBack(meeting, invitation);
            }
        }
    }

    /** What a partner was to be told it is not told any more, from this moment on. */
    @EventListener(condition = "#ended.consent.purpose.name() == 'MEETING'")
    void ended(ConsentEnded ended) {
        Consent consent = ended.consent();
        meetings.invitation(consent.processNumber()).ifPresent(known -> {
            meetings.oneAtATime(known.meetingNumber());
            Invitation invitation = meetings.invitation(known.number()).orElseThrow();
            Meeting meeting = meetings.get(known.meetingNumber());
            if (meeting.heldOn().isPresent()) {
                processes.withdraw(meeting, invitation);
            } else if (meeting.isOpen()) {
                meetings.answered(invitation.number(), State.WITHDRAWN, Optional.empty());
                takeBack(meeting, invitation);
                processes.consentEnded(meeting);
            }
        });
    }

    /** The meeting has been held: whoever has not answered is asked no longer. */
    void over(Meeting meeting) {
        meetings.invitations(meeting.number()).stream()
                .filter(invitation -> invitation.state() == State.INVITED)
                .forEach(invitation -> processes.withdraw(meeting, invitation));
    }

    /** The partner need neither answer nor come, and the calendar lets go of the time. */
    private void takeBack(Meeting meeting, Invitation invitation) {
        processes.withdraw(meeting, invitation);
        tallies.takenBack(invitation, calendar.today(meeting.schoolId()));
        meeting.slot().ifPresent(slot -> mail.cancelled(meeting, invitation, slot));
    }

    /** Whoever booked the meeting learns that a partner does not come because there is no consent any more. */
    @Transactional
    public void tellOfEndedConsent(Meeting meeting) {
        tellBooker(meeting, "consent-withdrawn");
    }

    /** Whose it is to answer an invitation: the office's contact person's. */
    public Duty dutyOf(Meeting meeting, Invitation invitation) {
        return partners.dutyOf(meeting.schoolId(), invitation.office());
    }

    /** A note to whoever booked the meeting, among theirs. */
    void tellBooker(Meeting meeting, String kind) {
        journal.write(new JournalEntry(
                clock.instant(),
                meeting.pupilRef(),
                Optional.of(meeting.number()),
                Compartment.SCHOOL,
                Optional.empty(),
                kind,
                Optional.empty(),
                Optional.of(meeting.bookedBy()),
                List.of()));
    }
}
