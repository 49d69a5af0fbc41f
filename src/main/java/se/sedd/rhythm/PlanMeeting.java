package se.sedd.rhythm;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.followup.CaseRegistry;
import se.sedd.register.School;
import se.sedd.routine.Routine;

/** A school's weekly student health meeting comes near. */
@Component
public class PlanMeeting {

    private final StudentHealthDates dates;
    private final StudentHealthRegister meetings;
    private final MeetingProcesses processes;
    private final CaseRegistry cases;
    private final Routine routine;

    PlanMeeting(
            StudentHealthDates dates,
            StudentHealthRegister meetings,
            MeetingProcesses processes,
            CaseRegistry cases,
            Routine routine) {
        this.dates = dates;
        this.meetings = meetings;
        this.processes = processes;
        this.cases = cases;
        this.routine = routine;
    }

    /**
     * Opens the meeting that comes near, once, at a school that follows up absence and has somebody to talk about.
     *
     * @return whether one was opened
     */
    @Transactional
    public boolean ifNear(School school, LocalDate day) {
        if (!routine.absenceRules(school, day).followsUp()
                || cases.openAt(school.id()).isEmpty()) {
            return false;
        }
        Optional<StudentHealthMeeting> coming =
                dates.comingUp(school, day).filter(meeting -> !meetings.has(meeting.number()));
        coming.ifPresent(meeting -> {
            meetings.add(meeting);
            processes.begin(meeting);
        });
        return coming.isPresent();
    }
}
