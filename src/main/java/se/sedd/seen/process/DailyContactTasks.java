package se.sedd.seen.process;

import java.time.LocalDate;
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
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.seen.DailyContacts;
import se.sedd.seen.HomeContacts;
import se.sedd.socialservices.Concerns;

/** The task <em>Hör av dig till eleven i dag</em>. */
@Component
class DailyContactTasks implements TaskPolicy {

    /** The form's code for a contact that is one with the home too. */
    private static final String THROUGH_GUARDIAN = "through-guardian";

    private final DailyContacts contacts;
    private final HomeContacts homes;
    private final Assignment assignment;
    private final SchoolCalendar calendar;
    private final Register register;
    private final Concerns concerns;
    private final TaskJournal journal;

    DailyContactTasks(
            DailyContacts contacts,
            HomeContacts homes,
            Assignment assignment,
            SchoolCalendar calendar,
            Register register,
            Concerns concerns,
            TaskJournal journal) {
        this.contacts = contacts;
        this.homes = homes;
        this.assignment = assignment;
        this.calendar = calendar;
        this.register = register;
        this.concerns = concerns;
        this.journal = journal;
    }

    @Override
    public List<String> processes() {
        return List.of(DailyContactProcess.KEY);
    }

    /** Whoever begins many of these has found out whose they are: here nothing is looked up. */
    @Override
    public void opened(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        List<String> standIns = Stream.of(
                        DailyContactProcess.STAND_INS.of(execution).split("\\|"))
                .filter(userId -> !userId.isEmpty())
                .toList();
        assignment.give(
                task,
                new Duty(Optional.of(DailyContactProcess.OWNER.of(execution)), standIns, false),
                calendar.deadline(DailyContactProcess.SCHOOL_ID.of(execution), DailyContactProcess.DAY.of(execution)));
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        journal.completed(journaled(task), answers, author);
        DelegateExecution execution = task.getExecution();
        LocalDate day = DailyContactProcess.DAY.of(execution);
        String pupilRef = DailyContactProcess.PUPIL_REF.of(execution);
        contacts.done(pupilRef, day, answers.isTrue(DailyContactProcess.CONTACT_MADE.name()), author);
        Pupil pupil = register.pupilByRef(pupilRef).orElseThrow();
        if (answers.raw("contactWay").filter(THROUGH_GUARDIAN::equals).isPresent()) {
            homes.talked(pupil, Optional.empty());
        }
        if (answers.isTrue(DailyContactProcess.IMMEDIATE_CONCERN.name())) {
            concerns.begin(pupil, author, Optional.of(execution.getProcessBusinessKey()));
        }
    }

    @Override
    public void handedOver(DelegateTask task, Optional<String> before, Optional<String> after, String author) {
        journal.handedOver(journaled(task), after, author);
    }

    private JournaledTask journaled(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        return new JournaledTask(
                DailyContactProcess.PUPIL_REF.of(execution),
                Optional.of(execution.getProcessBusinessKey()),
                Compartment.SCHOOL,
                DailyContactProcess.CONTACT_PUPIL_TODAY);
    }
}
