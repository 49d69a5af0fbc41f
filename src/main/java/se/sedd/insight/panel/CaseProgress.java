package se.sedd.insight.panel;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.engine.TaskLabels;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseState;

/** How far an absence case has come, and what comes next. */
@Component
class CaseProgress {

    private final TaskLabels labels;

    CaseProgress(TaskLabels labels) {
        this.labels = labels;
    }

    /**
     * @param level mentor, coordinator, student-health, social-services
     * @param nextStep the main step's label; empty while the case rests and when it is closed
     * @param dueDate when the main step is due or the rest ends; empty when it is closed
     */
    record Progress(
            String number,
            String level,
            LocalDate openedOn,
            boolean resting,
            Optional<String> nextStep,
            Optional<LocalDate> dueDate) {}

    Progress of(AbsenceCase found) {
        boolean closed = found.state() == CaseState.CLOSED;
        return new Progress(
                found.caseNumber(),
                found.level().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                found.openedOn(),
                found.resting(),
                Optional.ofNullable(labels.at(found.schoolId()).get(found.nextStep()))
                        .filter(label -> !closed),
                Optional.of(found.dueDate()).filter(day -> !closed));
    }
}
