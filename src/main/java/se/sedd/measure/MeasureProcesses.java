package se.sedd.measure;

/** What measures ask of the engine. */
public interface MeasureProcesses {

    /** Begins the task in which a measure is proposed; the task's id. */
    String begin(Measure measure);

    /** A meeting has agreed on it: the guardians' answer is registered next. */
    void agreed(Measure measure, Offer offer);

    /** Consent is taken back, or the pupil has left: nothing more is to be done. */
    void stopped(Measure measure);
}
