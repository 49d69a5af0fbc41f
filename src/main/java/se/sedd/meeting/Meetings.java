package se.sedd.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Sentences;
import se.sedd.followup.CaseMeetings;
import se.sedd.journal.JournalText;
import se.sedd.register.Pupil;
import se.sedd.register.PupilsChanged;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.SchoolDaysClosed;

/**
 * Tverrfaglige møter from the day they have a time until they are over: booked, given up, held or not, evaluated, closed.
 */
@Component
public class Meetings {

    private static final Sentences SENTENCES = new Sentences("se.sedd.meeting.sentences");

    /** Why a meeting was not held, as long as that is somebody who did not come. */
    private static final Set<String> ABSENCES = Set.of("guardians-absent", "partner-absent");

    private final MeetingRegister meetings;
    private final MeetingSlots slots;
    private final MeetingProcesses processes;
    private final Invitations invitations;
    private final Partners partners;
    private final MeetingTallies tallies;
    private final FamilyMessages family;
    private final Minutes minutes;
    private final CaseMeetings cases;
    private final Register register;
    private final SchoolCalendar calendar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Meetings(
            MeetingRegister meetings,
            MeetingSlots slots,
            MeetingProcesses processes,
            Invitations invitations,
            Partners partners,
            MeetingTallies tallies,
            FamilyMessages family,
            Minutes minutes,
            CaseMeetings cases,
            Register register,
            SchoolCalendar calendar,
            ApplicationEventPublisher events,
            Clock clock) {
        this.meetings = meetings;
        this.slots = slots;
        this.processes = processes;
        this.invitations = invitations;
        this.partners = partners;
        this.tallies = tallies;
        this.family = family;
        this.minutes = minutes;
        this.cases = cases;
        this.register = register;
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a time for the meeting. A family whose meeting had another time before is told of the new one.
     *
     * @param familyWay how the family wants to be reminded, where it was asked
     * @return why that cannot be, with the next free times, or empty when it is done
     */
    @Transactional
    public Optional<String> book(Meeting meeting, String slotId, String place, Optional<FamilyWay> familyWay) {
        meetings.oneAtATime(meeting.number());
        Pupil pupil = register.pupilBehind(meeting.pupilRef());
        Optional<LocalDate> leaves = pupil.until()
                .filter(last ->
                        Slot.dayIn(slotId).filter(day -> day.isAfter(last)).isPresent());
        if (leaves.isPresent()) {
            return Optional.of(SENTENCES.of("pupil-leaves", Slot.inWords(leaves.get())));
        }
        School school = register.school(meeting.schoolId()).orElseThrow();
        MeetingSlots.Attempt attempt = slots.take(school, meeting.number(), slotId);
        attempt.taken().ifPresent(slot -> {
            meetings.booked(meeting.number(), slot, place, familyWay);
            if (meeting.hasMoved()) {
                family.moved(meetings.get(meeting.number()));
            }
        });
        return attempt.taken().isPresent() ? Optional.empty() : Optional.of(attempt.refusal());
    }

    /** The time is given up: others may have it, and the partners need not come then. They are asked anew for another time. */
    @Transactional
    public void giveUpTime(Meeting meeting) {
        boolean ahead = meeting.slot()
                .filter(slot -> !slot.day().isBefore(calendar.today(meeting.schoolId())))
                .isPresent();
        if (ahead) {
            slots.release(meeting.number());
            events.publishEvent(new TimeGivenUp(meeting.schoolId()));
        }
        meetings.givenUp(meeting.number());
        invitations.takeBack(meeting);
    }

    /** Why a meeting cannot have been held yet, before the hour at which it begins, or empty. */
    public Optional<String> refusalToHaveHeld(Meeting meeting) {
        return meeting.slot()
                .filter(slot -> slot.start()
                        .atZone(calendar.zone(meeting.schoolId()))
                        .toInstant()
                        .isAfter(clock.instant()))
                .map(slot -> SENTENCES.of("meeting-ahead", slot.when()));
    }

    /** Why these cannot be both there and missing, or empty. */
    public Optional<String> refusalOfMissing(Meeting meeting, List<String> attended, List<String> missing) {
        return missing.stream()
                .filter(attended::contains)
                .findFirst()
                .map(partner -> SENTENCES.of("there-and-missing", partners.nameOf(meeting.schoolId(), partner)));
    }

    /** Why a meeting cannot have failed for this reason: nobody can have stayed away before its day, and a partner who has is named. */
    public Optional<String> refusalOfAbsence(Meeting meeting, Optional<String> reason, List<String> missing) {
        Optional<String> early = meeting.slot()
                .filter(slot -> slot.day().isAfter(calendar.today(meeting.schoolId())))
                .filter(slot -> reason.filter(ABSENCES::contains).isPresent())
                .map(slot -> SENTENCES.of("absent-ahead", slot.when()));
        return early.or(() -> refusalOfNobodyMissing(reason, missing));
    }

    private static Optional<String> refusalOfNobodyMissing(Optional<String> reason, List<String> missing) {
        return reason.filter("partner-absent"::equals)
                .filter(absent -> missing.isEmpty())
                .map(absent -> SENTENCES.of("missing-unsaid"));
    }

    /**
     * The meeting has been held. A partner who had said yes and is not among those who were there did not come; one who never
     * answered is asked no longer.
     *
     * @param attended codes of who was there
     * @param missing codes of partners who did not come
     */
    @Transactional
    public void held(Meeting meeting, List<String> attended, List<String> missing) {
        meetings.held(meeting.number(), calendar.today(meeting.schoolId()), attended);
        processes.noMorePartners(meeting);
        invitations.missed(
                meeting,
                invitation -> missing.contains(invitation.partner())
                        || invitation.state().comes() && !attended.contains(invitation.partner()));
        invitations.over(meeting);
    }

    /**
     * The time came and there was no meeting; others may have what is left of it.
     *
     * @param reason guardians-absent, partner-absent, cancelled or moved
     * @param missing codes of partners who did not come
     */
    @Transactional
    public void notHeld(Meeting meeting, String reason, List<String> missing) {
        tallies.notHeld(meeting, reason, calendar.today(meeting.schoolId()));
        invitations.missed(meeting, invitation -> missing.contains(invitation.partner()));
        giveUpTime(meeting);
    }

    /** What was agreed goes to those who own it, and a case from which the meeting was asked for hears how it went. */
    @Transactional
    public void handOutActions(Meeting meeting) {
        List<Action> actions = meetings.actions(meeting.number());
        actions.forEach(action -> processes.agreed(meeting, action));
        tellCase(
                meeting,
                SENTENCES.of("case-held", Slot.inWords(meeting.heldOn().orElseThrow())) + " "
                        + minutes.inShort(meeting));
    }

    @Transactional
    public void evaluated(Meeting meeting, Evaluation evaluation) {
        meetings.evaluated(meeting.number(), evaluation);
        close(meeting, "evaluated");
    }

    /** The meeting is over, or there will be none. A case from which it was asked for hears of one that will not be. */
    @Transactional
    public void close(Meeting meeting, String outcome) {
        if (meeting.heldOn().isEmpty()) {
            processes.noMorePartners(meeting);
            giveUpTime(meeting);
            family.cancelled(meeting);
            tellCase(meeting, SENTENCES.of("case-" + outcome));
        }
        meetings.closed(meeting.number(), outcome, calendar.today(meeting.schoolId()));
    }

    private void tellCase(Meeting meeting, String result) {
        meeting.caseNumber()
                .ifPresent(number -> cases.concluded(
                        number, new JournalText("meetingResult", SENTENCES.of("mail-title"), result, result, false)));
    }

    /** A pupil who has left, or changed school, has no meeting there. */
    @EventListener
    void changed(PupilsChanged event) {
        for (Meeting meeting : meetings.open()) {
            boolean concerned = event.pupilIds().contains(meeting.pupilId())
                    && meeting.heldOn().isEmpty();
            if (concerned
                    && !meeting.isAtTheSchoolOf(
                            register.pupilBehind(meeting.pupilRef()), calendar.today(meeting.schoolId()))) {
                processes.pupilLeft(meeting);
            }
        }
    }

    /** The school is closed on a meeting's day: whoever booked it finds another time with the family. */
    @EventListener
    void closed(SchoolDaysClosed event) {
        for (Meeting meeting : meetings.open()) {
            if (meeting.heldOn().isEmpty()
                    && meeting.slot()
                            .filter(slot -> event.concerns(meeting.schoolId(), slot.day()))
                            .isPresent()) {
                invitations.tellBooker(meeting, "meeting-day-closed");
            }
        }
    }
}
