package se.sedd.meeting.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import se.sedd.engine.Assignment;
import se.sedd.engine.Choices;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.FormRefused;
import se.sedd.engine.PupilTasks;
import se.sedd.engine.TaskPolicy;
import se.sedd.journal.Compartment;
import se.sedd.journal.TaskJournal;
import se.sedd.journal.TaskJournal.JournaledTask;
import se.sedd.meeting.LatePartners;
import se.sedd.meeting.Meeting;
import se.sedd.meeting.MeetingDates;
import se.sedd.meeting.MeetingRegister;
import se.sedd.meeting.Wish;
import se.sedd.register.Pupil;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/** <em>Ta med en partner til</em>: whoever has spoken with the guardians begins it, and nobody else gets it. */
@Component
class LatePartnerTasks implements TaskPolicy, PupilTasks {

    private static final String PARTNER = "latePartner";

    private final LatePartners work;
    private final MeetingRegister meetings;
    private final MeetingDates dates;
    private final Assignment assignment;
    private final TaskJournal journal;

    LatePartnerTasks(
            LatePartners work,
            MeetingRegister meetings,
            MeetingDates dates,
            Assignment assignment,
            TaskJournal journal) {
        this.work = work;
        this.meetings = meetings;
        this.dates = dates;
        this.assignment = assignment;
        this.journal = journal;
    }

    @Override
    public Set<String> kinds(School school, StaffMember person) {
        return MeetingTasks.mayBook(school, person) ? Set.of(LatePartner.ADD_PARTNER) : Set.of();
    }

    @Override
    public Predicate<Pupil> offered(String kind, School school, StaffMember person) {
        return work.offeredTo(person, school.id());
    }

    @Override
    public String begin(String kind, Pupil pupil, StaffMember person) {
        try {
            return work.begin(pupil, person);
        } catch (LatePartners.NotNow notNow) {
            throw new NotNow(notNow.getMessage());
        }
    }

    @Override
    public List<String> processes() {
        return List.of(LatePartner.KEY);
    }

    @Override
    public void opened(DelegateTask task) {
        Meeting meeting = meetingOf(task.getExecution());
        assignment.give(
                task,
                LatePartner.BEGUN_BY.of(task.getExecution()),
                dates.due(meeting.schoolId(), LatePartner.ADD_PARTNER));
        Choices remaining = new Choices();
        work.remaining(meeting).forEach(service -> remaining.add(service.partner(), work.inWords(meeting, service)));
        remaining.offer(task, PARTNER);
    }

    @Override
    public Instant moveOnAt(DelegateExecution activity) {
        return dates.moveOn(meetingOf(activity).schoolId(), LatePartner.ADD_PARTNER);
    }

    @Override
    public Optional<String> refusal(DelegateTask task, FormAnswers answers, String author) {
        return work.refusal(meetingOf(task.getExecution()), partner(answers), agreed(answers));
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        work.add(meetingOf(task.getExecution()), partner(answers), agreed(answers), author)
                .ifPresent(sentence -> {
                    throw new FormRefused(sentence);
                });
        journal.completed(journaled(task), answers, author);
    }

    private static String partner(FormAnswers answers) {
        return answers.raw(PARTNER).orElseThrow();
    }

    private static Optional<Wish.Agreed> agreed(FormAnswers answers) {
        return answers.raw("guardiansConsent").filter("true"::equals).isPresent()
                ? Optional.of(new Wish.Agreed(
                        List.of(partner(answers)),
                        answers.ticked("mayKnow"),
                        answers.ticked("consentedBy"),
                        answers.date("consentedUntil")))
                : Optional.empty();
    }

    @Override
    public void handedOver(DelegateTask task, Optional<String> before, Optional<String> after, String author) {
        journal.handedOver(journaled(task), after, author);
    }

    private JournaledTask journaled(DelegateTask task) {
        Meeting meeting = meetingOf(task.getExecution());
        return new JournaledTask(
                meeting.pupilRef(), Optional.of(meeting.number()), Compartment.SCHOOL, task.getTaskDefinitionKey());
    }

    private Meeting meetingOf(DelegateExecution execution) {
        return meetings.get(execution.getProcessBusinessKey());
    }
}
