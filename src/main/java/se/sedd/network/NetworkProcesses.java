package se.sedd.network;

/** What networks ask of the engine. */
public interface NetworkProcesses {

    /** A meeting comes: its contact person has a task until it is over. */
    void meetingComes(Network network);

    /** The meeting is moved or called off: nobody prepares it any more. */
    void meetingMoved(Network network);
}
