package se.sedd.followup.process;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.sedd.followup.CaseRegistry;
import se.sedd.socialservices.ConcernReported;

/** A concern about the pupil has gone to social services: the open case notes it and wakes up. */
@Component
class ConcernInCase {

    private final CaseRegistry cases;
    private final AbsenceProcesses processes;

    ConcernInCase(CaseRegistry cases, AbsenceProcesses processes) {
        this.cases = cases;
        this.processes = processes;
    }

    @EventListener
    void reported(ConcernReported concern) {
        cases.openOf(concern.pupilId()).ifPresent(found -> {
            processes.concernReported(found);
            if (found.resting()) {
                processes.restEnded(found);
            }
        });
    }
}
