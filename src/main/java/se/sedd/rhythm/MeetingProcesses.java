package se.sedd.rhythm;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** What the student health meetings ask of the engine. */
public interface MeetingProcesses {

    /** A meeting comes near: its list is to be prepared. */
    void begin(StudentHealthMeeting meeting);

    /** The task in which the meeting is held, while it is open. */
    Optional<String> openTask(StudentHealthMeeting meeting);

    /** Somebody is to do what the meeting has decided. */
    void begin(MeetingDecision action);

    /** These actions fall away: their cases are over. */
    void withdraw(Collection<MeetingDecision> actions);

    /** What whoever has left had to do for a meeting is given to somebody who is there. */
    void handOver(LocalDate today);
}
