package se.sedd.meeting.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.TaskDuties;
import se.sedd.meeting.Actions;
import se.sedd.meeting.Invitation;
import se.sedd.meeting.Invitations;
import se.sedd.meeting.Meeting;
import se.sedd.meeting.MeetingRegister;
import se.sedd.register.Duty;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;

/** Whose each task around a meeting is today. */
@Component
class MeetingDuties implements TaskDuties {

    private final MeetingRegister meetings;
    private final Actions actions;
    private final Invitations invitations;
    private final Register register;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;

    MeetingDuties(
            MeetingRegister meetings,
            Actions actions,
            Invitations invitations,
            Register register,
            Responsibilities responsibilities,
            SchoolCalendar calendar) {
        this.meetings = meetings;
        this.actions = actions;
        this.invitations = invitations;
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
    }

    @Override
    public List<String> processes() {
        return List.of(MultidisciplinaryMeeting.KEY, PartnerInvitation.KEY, AgreedAction.KEY);
    }

    /** @param number a meeting's, an invitation's or an action's */
    @Override
    public Duty of(String task, String number) {
        return switch (task) {
            case PartnerInvitation.CONFIRM_PARTICIPATION, PartnerInvitation.READ_MINUTES ->
                ofPartner(meetings.invitation(number).orElseThrow());
            case AgreedAction.COMPLETE_ACTION ->
                meetings.action(number)
                        .map(action -> actions.dutyOf(meetings.get(action.meetingNumber()), action))
                        .orElseThrow();
            default -> ofTheSchool(task, meetings.get(number));
        };
    }

    private Duty ofPartner(Invitation invitation) {
        return invitations.dutyOf(meetings.get(invitation.meetingNumber()), invitation);
    }

    /** What the booker began stays the booker's; a purely pedagogical topic is the pupil's mentor's. */
    private Duty ofTheSchool(String task, Meeting meeting) {
        Pupil pupil = register.pupilBehind(meeting.pupilRef());
        LocalDate today = calendar.today(meeting.schoolId());
        Duty mentors = actions.dutyOf(meeting, Role.MENTOR);
        return switch (task) {
            case MultidisciplinaryMeeting.REQUEST_MEETING ->
                new Duty(Optional.of(meeting.bookedBy()), List.of(), false);
            case MultidisciplinaryMeeting.CHOOSE_SLOT,
                    MultidisciplinaryMeeting.CONFIRM_MEETING,
                    MultidisciplinaryMeeting.APPROVE_MINUTES,
                    MultidisciplinaryMeeting.POST_MINUTES ->
                pupil.protectedIdentity() ? mentors : booker(meeting, mentors, today);
            case MultidisciplinaryMeeting.ANSWER_FAMILY -> mentors;
            default -> actions.dutyOf(meeting, Role.PROJECT_LEAD);
        };
    }

    private Duty booker(Meeting meeting, Duty mentors, LocalDate today) {
        Optional<String> owner = responsibilities.presentFor(meeting.bookedBy(), today);
        if (owner.isEmpty()) {
            return mentors;
        }
        List<String> standIns = new ArrayList<>(mentors.owner().stream().toList());
        mentors.standIns().stream().filter(userId -> !standIns.contains(userId)).forEach(standIns::add);
        standIns.remove(owner.get());
        return new Duty(owner, standIns, false);
    }
}
