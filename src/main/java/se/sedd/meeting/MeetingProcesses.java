package se.sedd.meeting;

/** What meetings ask of the engine. */
public interface MeetingProcesses {

    /** Begins the task <em>Registrer ønske om møte</em>; its id. */
    String begin(Meeting meeting);

    /** Begins the task <em>Ta med en partner til</em> for this person; its id. */
    String beginAddition(Meeting meeting, String userId);

    /** The meeting has been held or will not be: no partner can be added any more. */
    void noMorePartners(Meeting meeting);

    /** Asks a partner, in an instance of its own that knows nothing of the pupil. */
    void invite(Meeting meeting, Invitation invitation);

    /** Begins the same task for a home that has asked for a meeting in an absence case. */
    void beginForCase(Meeting meeting);

    /** A partner has a copy of the minutes to read. */
    void shareMinutes(Meeting meeting, Invitation invitation);

    /** The partner need neither answer nor read any more. */
    void withdraw(Meeting meeting, Invitation invitation);

    /** Every partner comes: nobody has to be asked whether to meet anyway. */
    void allComing(Meeting meeting);

    /** Consent for a partner has ended, which whoever booked the meeting has to know. */
    void consentEnded(Meeting meeting);

    /** The pupil has left the school: there is no meeting. */
    void pupilLeft(Meeting meeting);

    /** An agreed action becomes its owner's task. */
    void agreed(Meeting meeting, Action action);
}
