package se.sedd.meeting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Sentences;
import se.sedd.meeting.Invitation.State;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;
import se.sedd.routine.PartnerService;

/**
 * A partner more in a meeting that is under way: the guardians have thought of one, or somebody who was asked cannot come. One at a
 * time, until the day before the meeting, on the same terms as those who were wished for from the beginning.
 */
@Component
public class LatePartners {

    private static final Sentences SENTENCES = new Sentences("se.sedd.meeting.sentences");

    private final MeetingRegister meetings;
    private final MeetingProcesses processes;
    private final MeetingDates dates;
    private final Wishes wishes;
    private final Partners partners;
    private final Register register;
    private final SchoolCalendar calendar;

    LatePartners(
            MeetingRegister meetings,
            MeetingProcesses processes,
            MeetingDates dates,
            Wishes wishes,
            Partners partners,
            Register register,
            SchoolCalendar calendar) {
        this.meetings = meetings;
        this.processes = processes;
        this.dates = dates;
        this.wishes = wishes;
        this.partners = partners;
        this.register = register;
        this.calendar = calendar;
    }

    /** For which pupils of the school the person may take one more partner in: with a meeting ahead that the person works with. */
    public Predicate<Pupil> offeredTo(StaffMember person, String schoolId) {
        Map<String, Meeting> ahead = meetings.open().stream()
                .filter(meeting -> meeting.schoolId().equals(schoolId))
                .filter(meeting -> refusalOfTime(meeting).isEmpty())
                .collect(Collectors.toMap(Meeting::pupilId, Function.identity()));
        return pupil -> Optional.ofNullable(ahead.get(pupil.id()))
                .filter(meeting -> mayAdd(person, meeting, pupil))
                .isPresent();
    }

    /**
     * Begins the task; its id. Whoever does not work with the meeting is told no more than that there is none for them.
     *
     * @throws NotNow with a sentence that says what to do
     */
    @Transactional
    public String begin(Pupil pupil, StaffMember person) throws NotNow {
        Meeting meeting = meetings.openOf(pupil.id())
                .filter(found -> mayAdd(person, found, pupil))
                .orElseThrow(() -> new NotNow(SENTENCES.of("no-meeting-ahead")));
        Optional<String> late = refusalOfTime(meeting);
        if (late.isPresent()) {
            throw new NotNow(late.get());
        }
        return processes.beginAddition(meeting, person.userId());
    }

    /** A partner cannot be added at present. */
    public static final class NotNow extends Exception {

        private static final long serialVersionUID = 1L;

        private NotNow(String sentence) {
            super(sentence);
        }
    }

    private static boolean mayAdd(StaffMember person, Meeting meeting, Pupil pupil) {
        String user = person.userId();
        return person.hasRole(Role.PROJECT_LEAD)
                || meeting.bookedBy().equals(user)
                || pupil.mentor().equals(user)
                || pupil.primaryContact().equals(Optional.of(user));
    }

    /** The partners who have not been asked. */
    public List<PartnerService> remaining(Meeting meeting) {
        Set<String> asked = meetings.invitations(meeting.number()).stream()
                .map(Invitation::partner)
                .collect(Collectors.toSet());
        return partners.services(register.school(meeting.schoolId()).orElseThrow()).stream()
                .filter(service -> !asked.contains(service.partner()))
                .toList();
    }

    /** What a partner is called in the choice: with the hint to ring where the invitation alone leaves too little time. */
    public String inWords(Meeting meeting, PartnerService service) {
        boolean shortNotice = meeting.slot()
                .filter(slot -> slot.day().isBefore(dates.firstWithTimeToAnswer(meeting.schoolId())))
                .isPresent();
        return shortNotice ? SENTENCES.of("partner-at-short-notice", service.name()) : service.name();
    }

    /**
     * Why the partner cannot be added, in a sentence that says what to do, or empty.
     *
     * @param agreed what the partner may be told; empty where there is no consent
     */
    public Optional<String> refusal(Meeting meeting, String partner, Optional<Wish.Agreed> agreed) {
        Pupil pupil = register.pupilBehind(meeting.pupilRef());
        String name = partners.nameOf(meeting.schoolId(), partner);
        if (!meeting.isAtTheSchoolOf(pupil, calendar.today(meeting.schoolId()))) {
            return Optional.of(SENTENCES.of("pupil-left"));
        }
        if (meeting.anonymous() && agreed.isPresent()) {
            return Optional.of(SENTENCES.of("nothing-to-tell"));
        }
        if (!meeting.anonymous() && agreed.isEmpty()) {
            return Optional.of(SENTENCES.of("late-partner-without-consent", name));
        }
        return refusalOfTime(meeting)
                .or(() -> refusalOfSecond(meeting, partner, name))
                .or(() -> wishes.refusalOfPartners(meeting, pupil, wish(meeting, partner, agreed)));
    }

    private Optional<String> refusalOfTime(Meeting meeting) {
        if (!meeting.isOpen() || meeting.heldOn().isPresent()) {
            return Optional.of(SENTENCES.of("no-meeting-ahead"));
        }
        return meeting.slot()
                .filter(slot -> !calendar.today(meeting.schoolId()).isBefore(slot.day()))
                .map(slot -> SENTENCES.of("too-late-for-partners", slot.when()));
    }

    private Optional<String> refusalOfSecond(Meeting meeting, String partner, String name) {
        return meetings.invitations(meeting.number()).stream()
                .filter(invitation -> invitation.partner().equals(partner))
                .map(Invitation::state)
                .findFirst()
                .map(state -> SENTENCES.of(
                        state == State.NO
                                ? "partner-has-declined"
                                : state == State.WITHDRAWN ? "partner-was-withdrawn" : "partner-asked-already",
                        name));
    }

    private static Wish wish(Meeting meeting, String partner, Optional<Wish.Agreed> agreed) {
        return new Wish(
                List.of(partner),
                meeting.guardianLeads(),
                meeting.anonymous(),
                agreed.stream().toList());
    }

    /**
     * Keeps the partner among those whom the family wants there; who comes first of two that add the same one does, and the meeting
     * stands still meanwhile.
     *
     * @return why that cannot be any more, or empty when it is done
     */
    @Transactional
    public Optional<String> add(Meeting meeting, String partner, Optional<Wish.Agreed> agreed, String author) {
        meetings.oneAtATime(meeting.number());
        Meeting now = meetings.get(meeting.number());
        Optional<String> refused = refusal(now, partner, agreed);
        if (refused.isEmpty()) {
            wishes.keepPartners(now, register.pupilBehind(now.pupilRef()), wish(now, partner, agreed), author);
        }
        return refused;
    }
}
