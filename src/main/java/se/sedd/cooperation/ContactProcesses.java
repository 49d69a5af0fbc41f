package se.sedd.cooperation;

/** What contacts with others ask of the engine. */
public interface ContactProcesses {

    /** The consent it rests on holds no longer: nobody waits for the answer any more. */
    void stopped(Contact contact);

    /** The case is over: its contacts end, begun ones too. */
    void caseClosed(String caseNumber, String schoolId);
}
