package se.sedd.promotion;

import java.util.List;

/** What promotion asks of the engine. */
public interface PromotionProcesses {

    /**
     * Somebody is to plan the return.
     *
     * @return the id of the task
     */
    String expectReturn(PlannedReturn expected);

    /** The day has changed, or there is no return any more: what was planned ends. */
    void callOffReturn(String caseNumber, String schoolId);

    /** Gives mentors their talks with pupils. */
    void welcome(List<LightTask> talks);

    /** Gives mentors the climate of their classes. */
    void raiseClimate(List<LightTask> classes);
}
