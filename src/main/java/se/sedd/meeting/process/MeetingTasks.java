package se.sedd.meeting.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import se.sedd.engine.Assignment;
import se.sedd.engine.Choices;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.FormRefused;
import se.sedd.engine.PupilTasks;
import se.sedd.engine.Sentences;
import se.sedd.engine.TaskPolicy;
import se.sedd.journal.Compartment;
import se.sedd.journal.JournalText;
import se.sedd.journal.ReadAudit;
import se.sedd.journal.TaskJournal;
import se.sedd.journal.TaskJournal.JournaledTask;
import se.sedd.measure.Measures;
import se.sedd.meeting.Actions;
import se.sedd.meeting.Actions.Promise;
import se.sedd.meeting.Evaluation;
import se.sedd.meeting.FamilyWay;
import se.sedd.meeting.Invitations;
import se.sedd.meeting.Meeting;
import se.sedd.meeting.MeetingDates;
import se.sedd.meeting.MeetingRegister;
import se.sedd.meeting.Meetings;
import se.sedd.meeting.Minutes;
import se.sedd.meeting.Wish;
import se.sedd.meeting.Wishes;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/** The school's tasks around a meeting: whose they are, what their forms offer, and what becomes of the answers. */
@Component
class MeetingTasks implements TaskPolicy, PupilTasks {

    private static final Sentences SENTENCES = new Sentences("se.sedd.meeting.sentences");
    private static final String FAMILY_WAY = "reminderBy";
    private static final String OFFER = "measureOffer";
    private static final String NOT_ASKED = "not-asked";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WISH = MultidisciplinaryMeeting.REQUEST_MEETING;

    /** The row of the deadlines for a wish that somebody else has begun. */
    private static final String FROM_CASE = "request-meeting-from-case";

    private static final Set<Role> MAY_BOOK = Set.of(Role.MENTOR, Role.PRIMARY_CONTACT, Role.PROJECT_LEAD);

    private final Wishes wishes;
    private final Invitations invitations;
    private final Meetings work;
    private final Actions actions;
    private final Minutes minutes;
    private final MeetingRegister meetings;
    private final FreeTimes freeTimes;
    private final MeetingDuties duties;
    private final MeetingDates dates;
    private final Assignment assignment;
    private final Measures measures;
    private final Register register;
    private final TaskJournal journal;
    private final ReadAudit readings;

    MeetingTasks(
            Wishes wishes,
            Invitations invitations,
            Meetings work,
            Actions actions,
            Minutes minutes,
            MeetingRegister meetings,
            FreeTimes freeTimes,
            MeetingDuties duties,
            MeetingDates dates,
            Assignment assignment,
            Measures measures,
            Register register,
            TaskJournal journal,
            ReadAudit readings) {
        this.wishes = wishes;
        this.invitations = invitations;
        this.work = work;
        this.actions = actions;
        this.minutes = minutes;
        this.meetings = meetings;
        this.freeTimes = freeTimes;
        this.duties = duties;
        this.dates = dates;
        this.assignment = assignment;
        this.measures = measures;
        this.register = register;
        this.journal = journal;
        this.readings = readings;
    }

    /** Norwegian schools have such meetings; the pupil's teachers and the project lead book them. */
    @Override
    public Set<String> kinds(School school, StaffMember person) {
        return mayBook(school, person) ? Set.of(MultidisciplinaryMeeting.REQUEST_MEETING) : Set.of();
    }

    static boolean mayBook(School school, StaffMember person) {
        return school.country().equals("NO")
                && person.worksAt(school.id())
                && person.groups().stream().anyMatch(MAY_BOOK::contains);
    }

    @Override
    public String begin(String kind, Pupil pupil, StaffMember person) {
        wishes.openOf(pupil).ifPresent(meeting -> {
            throw new NotNow(wishes.openAlready(meeting));
        });
        return wishes.begin(pupil, person);
    }

    @Override
    public List<String> processes() {
        return List.of(MultidisciplinaryMeeting.KEY);
    }

    @Override
    public void opened(DelegateTask task) {
        Meeting meeting = meetingOf(task.getExecution());
        assignment.give(
                task,
                duties.of(task.getTaskDefinitionKey(), meeting.number()),
                due(meeting, task.getTaskDefinitionKey()));
        if (task.getTaskDefinitionKey().equals(MultidisciplinaryMeeting.CHOOSE_SLOT)) {
            freeTimes.of(meeting.schoolId()).offer(task, MultidisciplinaryMeeting.SLOT.name());
            meeting.familyWay().ifPresent(way -> task.setVariableLocal(FAMILY_WAY, way.code()));
        }
        if (task.getTaskDefinitionKey().equals(MultidisciplinaryMeeting.RECORD_AGREEMENTS)) {
            Choices offers = new Choices();
            measures.available(meeting.schoolId()).forEach(offer -> offers.add(offer.id(), offer.inWords()));
            offers.offer(task, OFFER);
        }
    }

    @Override
    public Map<String, String> begunWith(DelegateTask task, String reader) {
        if (!task.getTaskDefinitionKey().equals(MultidisciplinaryMeeting.RECORD_AGREEMENTS)) {
            return Map.of();
        }
        Meeting meeting = meetingOf(task.getExecution());
        Map<String, String> written = minutes.asWritten(meeting);
        if (!written.isEmpty()) {
            readings.record(reader, meeting.pupilRef(), "minutes");
        }
        return written;
    }

    private Instant due(Meeting meeting, String task) {
        return dates.endOf(meeting.schoolId(), dueOn(meeting, task));
    }

    private LocalDate dueOn(Meeting meeting, String task) {
        if (meeting.slot().isPresent()) {
            switch (task) {
                case MultidisciplinaryMeeting.CONFIRM_MEETING -> {
                    return dates.answerDue(meeting);
                }
                case MultidisciplinaryMeeting.HOLD_MEETING -> {
                    return meeting.slot().get().day();
                }
                default -> {
                    // counted from today
                }
            }
        }
        String rule = task.equals(WISH) && meeting.caseNumber().isPresent() ? FROM_CASE : task;
        return dates.dayAt(meeting.schoolId(), dates.due(meeting.schoolId(), rule));
    }

    @Override
    public Instant remindAt(DelegateExecution activity) {
        Meeting meeting = meetingOf(activity);
        String task = activity.getCurrentActivityId();
        return dates.remind(meeting.schoolId(), task, dueOn(meeting, task));
    }

    @Override
    public void reminded(DelegateTask task) {
        journal.reminded(journaled(task), Optional.ofNullable(task.getAssignee()));
    }

    /** What was begun and left is over when its time is: nobody waits for it. */
    @Override
    public Instant moveOnAt(DelegateExecution activity) {
        Meeting meeting = meetingOf(activity);
        return dates.moveOn(meeting.schoolId(), meeting.caseNumber().isPresent() ? FROM_CASE : WISH);
    }

    @Override
    public Optional<String> refusal(DelegateTask task, FormAnswers answers, String author) {
        Meeting meeting = meetingOf(task.getExecution());
        return switch (task.getTaskDefinitionKey()) {
            case MultidisciplinaryMeeting.REQUEST_MEETING -> wishes.refusal(meeting, wish(answers));
            case MultidisciplinaryMeeting.CONFIRM_MEETING ->
                answers.choice(MultidisciplinaryMeeting.MEETING_DECISION.name())
                        .filter("meet"::equals)
                        .flatMap(meet -> invitations.refusalToMeet(meeting));
            case MultidisciplinaryMeeting.HOLD_MEETING ->
                answers.isTrue(MultidisciplinaryMeeting.MEETING_HELD.name())
                        ? work.refusalToHaveHeld(meeting)
                                .or(() -> work.refusalOfMissing(
                                        meeting, answers.ticked("attended"), answers.ticked("missing")))
                        : work.refusalOfAbsence(meeting, answers.raw("notHeldReason"), answers.ticked("missing"));
            case MultidisciplinaryMeeting.RECORD_AGREEMENTS ->
                actions.refusal(meeting, promises(answers))
                        .or(() -> answers.raw(OFFER).flatMap(offer -> measures.refusal(pupilOf(meeting), offer)))
                        .or(() -> minutes.refusal(meeting, answers.ticked("shareWith")));
            case MultidisciplinaryMeeting.APPROVE_MINUTES -> minutes.refusal(meeting, answers.ticked("shareWith"));
            default -> Optional.empty();
        };
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        Meeting meeting = meetingOf(task.getExecution());
        switch (task.getTaskDefinitionKey()) {
            case MultidisciplinaryMeeting.REQUEST_MEETING -> wishes.wished(meeting, wish(answers), author);
            case MultidisciplinaryMeeting.ANSWER_FAMILY -> work.close(meeting, "sent-to-mentor");
            case MultidisciplinaryMeeting.CHOOSE_SLOT -> book(task, meeting, answers);
            case MultidisciplinaryMeeting.CONFIRM_MEETING -> {
                if (answers.choice(MultidisciplinaryMeeting.MEETING_DECISION.name())
                        .filter("new-time"::equals)
                        .isPresent()) {
                    work.giveUpTime(meeting);
                }
            }
            case MultidisciplinaryMeeting.HOLD_MEETING -> {
                if (answers.isTrue(MultidisciplinaryMeeting.MEETING_HELD.name())) {
                    work.held(meeting, answers.ticked("attended"), answers.ticked("missing"));
                } else {
                    work.notHeld(meeting, answers.raw("notHeldReason").orElseThrow(), answers.ticked("missing"));
                }
            }
            case MultidisciplinaryMeeting.RECORD_AGREEMENTS -> {
                String nextStep = answers.choice(MultidisciplinaryMeeting.NEXT_STEP.name())
                        .orElseThrow();
                actions.agree(meeting, promises(answers), nextStep, author);
                answers.raw(OFFER)
                        .flatMap(offer -> measures.agreeAt(pupilOf(meeting), offer, meeting.number(), author))
                        .ifPresent(full -> {
                            throw new FormRefused(full);
                        });
            }
            case MultidisciplinaryMeeting.EVALUATE_MEETING ->
                work.evaluated(
                        meeting,
                        new Evaluation(
                                answers.choice(MultidisciplinaryMeeting.GUARDIAN_SATISFIED.name())
                                        .filter(grade -> !grade.equals(NOT_ASKED))
                                        .map(Integer::valueOf),
                                grade(answers, "meetingUseful"),
                                grade(answers, "feltSafe"),
                                grade(answers, "servicesCooperated")));
            default -> {
                // the next step is the model's
            }
        }
        journal.completed(journaled(task), answers, author);
    }

    private void book(DelegateTask task, Meeting meeting, FormAnswers answers) {
        String slot = answers.choice(MultidisciplinaryMeeting.SLOT.name()).orElseThrow();
        boolean found = !slot.equals(FreeTimes.NO_TIME_FITS);
        MultidisciplinaryMeeting.TIME_FOUND.set(task.getExecution(), found);
        if (found) {
            work.book(
                            meeting,
                            slot,
                            answers.raw("place").orElseThrow(),
                            answers.raw(FAMILY_WAY).flatMap(FamilyWay::of))
                    .ifPresent(sentence -> {
                        throw new FormRefused(sentence);
                    });
        } else {
            work.close(meeting, "no-time-found");
        }
    }

    @Override
    public void handedOver(DelegateTask task, Optional<String> before, Optional<String> after, String author) {
        journal.handedOver(journaled(task), after, author);
    }

    private static Optional<Integer> grade(FormAnswers answers, String statement) {
        return answers.raw(statement).map(Integer::valueOf);
    }

    private static Wish wish(FormAnswers answers) {
        List<Wish.Agreed> consents = new ArrayList<>();
        for (JsonNode row : rows(answers, "consent")) {
            consents.add(new Wish.Agreed(
                    codes(row.path("recipients")),
                    codes(row.path("share")),
                    codes(row.path("from")),
                    Optional.of(row.path("until").asText())
                            .filter(day -> !day.isEmpty())
                            .map(LocalDate::parse)));
        }
        List<String> partners = answers.value(MultidisciplinaryMeeting.PARTNERS.name())
                .map(list -> codes(JSON.valueToTree(list)))
                .orElse(List.of());
        return new Wish(
                partners,
                answers.isTrue(MultidisciplinaryMeeting.GUARDIAN_LEADS.name()),
                answers.raw("anonymous").isPresent(),
                consents);
    }

    private Pupil pupilOf(Meeting meeting) {
        return register.pupilBehind(meeting.pupilRef());
    }

    private static List<Promise> promises(FormAnswers answers) {
        List<Promise> promises = new ArrayList<>();
        for (JsonNode row : rows(answers, "agreedActions")) {
            String kind = row.path("ownerKind").asText();
            promises.add(new Promise(
                    kind,
                    LocalDate.parse(row.path("dueDate").asText()),
                    promised(row.path("action").asText())));
        }
        answers.raw("nextStepOwner")
                .ifPresent(kind -> promises.add(new Promise(
                        kind,
                        answers.date("nextStepDate").orElseThrow(),
                        promised(SENTENCES.of("outcome-"
                                + answers.choice(MultidisciplinaryMeeting.NEXT_STEP.name())
                                        .orElseThrow())))));
        return promises;
    }

    private static JournalText promised(String words) {
        return new JournalText("action", SENTENCES.of("action"), words, words, false);
    }

    private static List<JsonNode> rows(FormAnswers answers, String list) {
        return answers.raw(list).map(MeetingTasks::read).stream()
                .flatMap(json -> StreamSupport.stream(json.spliterator(), false))
                .toList();
    }

    private static List<String> codes(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A checked list is JSON", e);
        }
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
