package se.sedd.promotion.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Assignment;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.TaskPolicy;
import se.sedd.journal.Compartment;
import se.sedd.journal.TaskJournal;
import se.sedd.journal.TaskJournal.JournaledTask;
import se.sedd.register.Duty;
import se.sedd.register.Register;
import se.sedd.socialservices.Concerns;

/** <em>God start på terminen</em> and <em>Ta upp klassens klimat</em>. */
@Component
class PromotionTasks implements TaskPolicy {

    private final Register register;
    private final SchoolCalendar calendar;
    private final Assignment assignment;
    private final Concerns concerns;
    private final TaskJournal journal;

    PromotionTasks(
            Register register, SchoolCalendar calendar, Assignment assignment, Concerns concerns, TaskJournal journal) {
        this.register = register;
        this.calendar = calendar;
        this.assignment = assignment;
        this.concerns = concerns;
        this.journal = journal;
    }

    @Override
    public List<String> processes() {
        return List.of(AttendancePromotion.KEY);
    }

    /** Whoever begins many of these has found out whose they are: here nothing is looked up. */
    @Override
    public void opened(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        List<String> standIns = Stream.of(
                        AttendancePromotion.STAND_INS.of(execution).split("\\|"))
                .filter(userId -> !userId.isEmpty())
                .toList();
        assignment.give(
                task,
                new Duty(Optional.of(AttendancePromotion.OWNER.of(execution)), standIns, false),
                calendar.deadline(AttendancePromotion.SCHOOL_ID.of(execution), AttendancePromotion.DUE.of(execution)));
    }

    @Override
    public Instant moveOnAt(DelegateExecution activity) {
        return calendar.deadline(AttendancePromotion.SCHOOL_ID.of(activity), AttendancePromotion.LAST_DAY.of(activity));
    }

    /** What was said of a pupil goes to the journal. Of a class nothing is kept but that it was raised. */
    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        AttendancePromotion.PUPIL_REF.in(task.getExecution()).ifPresent(pupilRef -> {
            journal.completed(journaled(task, pupilRef), answers, author);
            if (answers.isTrue(AttendancePromotion.IMMEDIATE_CONCERN.name())) {
                register.pupilByRef(pupilRef).ifPresent(pupil -> concerns.begin(pupil, author, Optional.empty()));
            }
        });
    }

    @Override
    public void handedOver(DelegateTask task, Optional<String> before, Optional<String> after, String author) {
        AttendancePromotion.PUPIL_REF
                .in(task.getExecution())
                .ifPresent(pupilRef -> journal.handedOver(journaled(task, pupilRef), after, author));
    }

    private JournaledTask journaled(DelegateTask task, String pupilRef) {
        return new JournaledTask(pupilRef, Optional.empty(), Compartment.SCHOOL, task.getTaskDefinitionKey());
    }
}
