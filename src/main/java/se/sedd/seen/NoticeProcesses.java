package se.sedd.seen;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What unreported absence asks of the engine. */
public interface NoticeProcesses {

    /**
     * Somebody is to ring about a pupil.
     *
     * @param standIns who else may
     */
    record Call(
            String pupilRef,
            LocalDate day,
            String schoolId,
            Optional<String> caseNumber,
            String owner,
            List<String> standIns,
            Instant due) {}

    /**
     * Somebody is to report lessons.
     *
     * @param lessons class, subject and time of each, in words
     */
    record Chase(LocalDate day, String schoolId, String owner, List<String> standIns, List<String> lessons) {}

    /** Gives everyone their task; the engine's ids by pupil reference. */
    Map<String, String> call(List<Call> calls);

    /** The same for reports, by owner. */
    Map<String, String> chase(List<Chase> chases);

    /** These calls are not needed any more. */
    void callsNotNeeded(Collection<String> instanceIds);

    /** These reports have come in. */
    void reportsReceived(Collection<String> instanceIds);

    /** The school day is over at this school: what is left goes away. */
    void schoolDayOver(String schoolId);
}
