package se.sedd.followup.process;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.routine.AbsenceWindows;

/**
 * Ticks in the mapping form what the lessons show of a pattern, for a person to confirm. Codes only, in a variable of the task
 * alone, which is gone when the form is submitted: the answer is the journal's.
 */
@Component
class SuggestedPattern {

    /** The field of the form. */
    private static final String PATTERN = "pattern";

    private final AbsenceWindows windows;
    private final Register register;

    SuggestedPattern(AbsenceWindows windows, Register register) {
        this.windows = windows;
        this.register = register;
    }

    void fillIn(DelegateTask task, Pupil pupil, LocalDate today) {
        SpinJsonNode codes = Spin.JSON("[]");
        windows.of(pupil, register.school(pupil.schoolId()).orElseThrow(), today.minusDays(1)).patterns().stream()
                .map(found -> found.pattern().code())
                .distinct()
                .forEach(codes::append);
        task.setVariableLocal(PATTERN, SpinValues.jsonValue(codes.toString()).create());
    }
}
