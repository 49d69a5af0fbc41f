package se.sedd.seen.process;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;
import se.sedd.engine.Assignment;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.TaskPolicy;
import se.sedd.journal.Compartment;
import se.sedd.journal.TaskJournal;
import se.sedd.journal.TaskJournal.JournaledTask;
import se.sedd.register.Duty;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.seen.HomeContacts;
import se.sedd.seen.LessonChases;
import se.sedd.seen.Notices;
import se.sedd.socialservices.Concerns;

/** The tasks <em>Ring hemmet om dagens frånvaro</em> and <em>Rapportera lektionen</em>. */
@Component
class NoticeTasks implements TaskPolicy {

    /** The lessons to tick off, for the form of one task. */
    static final String LESSONS = "reportedLessonsOptions";

    private final Notices notices;
    private final HomeContacts homes;
    private final LessonChases chases;
    private final Assignment assignment;
    private final Register register;
    private final Concerns concerns;
    private final TaskJournal journal;

    NoticeTasks(
            Notices notices,
            HomeContacts homes,
            LessonChases chases,
            Assignment assignment,
            Register register,
            Concerns concerns,
            TaskJournal journal) {
        this.notices = notices;
        this.homes = homes;
        this.chases = chases;
        this.assignment = assignment;
        this.register = register;
        this.concerns = concerns;
        this.journal = journal;
    }

    @Override
    public List<String> processes() {
        return List.of(SameDayNotice.KEY);
    }

    /** Whoever begins many of these has found out whose they are: here nothing is looked up. */
    @Override
    public void opened(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        String owner = SameDayNotice.OWNER.of(execution);
        List<String> standIns = Stream.of(SameDayNotice.STAND_INS.of(execution).split("\\|"))
                .filter(userId -> !userId.isEmpty())
                .toList();
        assignment.give(task, new Duty(Optional.of(owner), standIns, false), SameDayNotice.DUE.of(execution));
        if (isChase(task)) {
            task.setVariableLocal(
                    LESSONS,
                    SpinValues.jsonValue((String) execution.getVariable(LESSONS))
                            .create());
        }
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        if (isChase(task)) {
            chases.answered(
                    SameDayNotice.SCHOOL_ID.of(task.getExecution()),
                    SameDayNotice.DAY.of(task.getExecution()),
                    task.getProcessInstanceId(),
                    answers.isTrue(SameDayNotice.LESSONS_REPORTED.name()));
        } else {
            called(task, answers, author);
        }
    }

    private void called(DelegateTask task, FormAnswers answers, String author) {
        journal.completed(journaled(task), answers, author);
        DelegateExecution execution = task.getExecution();
        boolean reached = answers.isTrue(SameDayNotice.GUARDIAN_REACHED.name());
        Pupil pupil = register.pupilByRef(SameDayNotice.PUPIL_REF.of(execution)).orElseThrow();
        notices.called(pupil.ref(), SameDayNotice.DAY.of(execution), reached);
        if (reached) {
            homes.talked(pupil, answers.raw("reachedPerson"));
        }
        if (answers.isTrue(SameDayNotice.IMMEDIATE_CONCERN.name())) {
            concerns.begin(pupil, author, Optional.ofNullable(execution.getProcessBusinessKey()));
        }
    }

    @Override
    public void handedOver(DelegateTask task, Optional<String> before, Optional<String> after, String author) {
        if (!isChase(task)) {
            DelegateExecution execution = task.getExecution();
            after.ifPresent(userId ->
                    notices.callIsOf(SameDayNotice.PUPIL_REF.of(execution), SameDayNotice.DAY.of(execution), userId));
            journal.handedOver(journaled(task), after, author);
        }
    }

    private static boolean isChase(DelegateTask task) {
        return task.getTaskDefinitionKey().equals(SameDayNotice.CHASE_LESSON_REPORT);
    }

    private JournaledTask journaled(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        return new JournaledTask(
                SameDayNotice.PUPIL_REF.of(execution),
                Optional.ofNullable(execution.getProcessBusinessKey()),
                Compartment.SCHOOL,
                SameDayNotice.CALL_ABOUT_ABSENCE);
    }
}
