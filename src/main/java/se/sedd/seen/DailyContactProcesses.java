package se.sedd.seen;

import java.util.List;

/** What daily contact asks of the engine. */
public interface DailyContactProcesses {

    /** Gives everyone their task. */
    void begin(List<DailyContact> contacts);

    /** The school day is over at this school: what is left goes away. */
    void schoolDayOver(String schoolId);
}
