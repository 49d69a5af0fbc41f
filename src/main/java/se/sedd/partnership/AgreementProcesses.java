package se.sedd.partnership;

/** What agreements ask of the engine. */
public interface AgreementProcesses {

    /** Begins the dialogue; the id of its task. */
    String begin(Agreement agreement);
}
