package se.sedd.followup;

import java.time.LocalDate;
import se.sedd.register.Pupil;

/**
 * What the feature tells the running cases. The process package carries it to the engine: an interface, so that nothing outside
 * that package imports the engine.
 */
public interface CaseProcesses {

    /** Starts the case that is registered under the number. */
    void start(String caseNumber, Pupil pupil, boolean byStaff);

    /** Attendance is stable, or the case should never have been opened: it closes. */
    void restored(AbsenceCase found);

    /** The pupil has left the school: the case closes and is handed over. */
    void pupilLeft(AbsenceCase found);

    /** Absence is severe: the coordinator looks at a letter to the home. */
    void letterDue(AbsenceCase found);

    /** Absence is severe: the coordinator finds a contact person at school. */
    void contactPersonDue(AbsenceCase found);

    /** The principal has to take a stand on an investigation beside the running step. */
    void investigationQuestioned(AbsenceCase found);

    /** The home has asked {@code askedOf} for a meeting. */
    void meetingWanted(AbsenceCase found, String askedOf);

    /** A meeting that the home had asked for has been held, or there will be none. */
    void meetingConcluded(AbsenceCase found);

    /** Whole days of invalid absence without contact: the coordinator takes over today. */
    void contactLost(AbsenceCase found);

    /** The rest is over before its day. */
    void restEnded(AbsenceCase found);

    /** The main task is due on this day instead, and is reminded when it would have been. */
    void later(AbsenceCase found, LocalDate day);

    /** The main task is due on this day instead, and reminder and last day come sooner by as many school days. */
    void sooner(AbsenceCase found, LocalDate day);
}
