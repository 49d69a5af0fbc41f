package se.sedd.rhythm.process;

import java.time.Clock;
import java.time.Instant;
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
import se.sedd.engine.Sentences;
import se.sedd.engine.TaskLanguage;
import se.sedd.engine.TaskPolicy;
import se.sedd.followup.CaseRegistry;
import se.sedd.register.Duty;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;
import se.sedd.rhythm.StudentHealthDates;
import se.sedd.rhythm.StudentHealthMeeting;
import se.sedd.rhythm.StudentHealthMeetings;
import se.sedd.rhythm.StudentHealthRegister;

/** The tasks of a student health meeting; about the meeting, never about a pupil. */
@Component
class StudentHealthTasks implements TaskPolicy {

    private static final Sentences SENTENCES = new Sentences("se.sedd.rhythm.sentences");

    private final StudentHealthRegister register;
    private final StudentHealthMeetings meetings;
    private final StudentHealthDates dates;
    private final Register people;
    private final Responsibilities responsibilities;
    private final CaseRegistry cases;
    private final SchoolCalendar calendar;
    private final Assignment assignment;
    private final Clock clock;
    private final TaskLanguage language;

    StudentHealthTasks(
            StudentHealthRegister register,
            StudentHealthMeetings meetings,
            StudentHealthDates dates,
            Register people,
            Responsibilities responsibilities,
            CaseRegistry cases,
            SchoolCalendar calendar,
            Assignment assignment,
            Clock clock,
            TaskLanguage language) {
        this.language = language;
        this.register = register;
        this.meetings = meetings;
        this.dates = dates;
        this.people = people;
        this.responsibilities = responsibilities;
        this.cases = cases;
        this.calendar = calendar;
        this.assignment = assignment;
        this.clock = clock;
    }

    @Override
    public List<String> processes() {
        return List.of(StudentHealthMeetingProcess.KEY);
    }

    @Override
    public void opened(DelegateTask task) {
        StudentHealthMeeting meeting = meetingOf(task.getExecution());
        Role role = Role.of(Assignment.groupOf(task)).orElseThrow();
        assignment.give(task, duty(meeting.schoolId(), task.getTaskDefinitionKey(), role), due(meeting, task));
    }

    /** Coordinators and principals sit at the table, and go on with the list when nobody of elevhälsan can. */
    Duty duty(String schoolId, String task, Role role) {
        LocalDate today = calendar.today(schoolId);
        Duty duty = responsibilities.dutyAt(role, schoolId, today, cases::openMainSteps);
        List<String> standIns = task.equals(StudentHealthMeetingProcess.HOLD)
                ? Stream.of(Role.COORDINATOR, Role.PRINCIPAL)
                        .flatMap(other -> people.staffOf(schoolId, other).stream())
                        .filter(person -> person.employedOn(today))
                        .map(StaffMember::userId)
                        .filter(userId -> !duty.owner().equals(Optional.of(userId)))
                        .distinct()
                        .toList()
                : List.of();
        return new Duty(duty.owner(), standIns, duty.wholeGroup());
    }

    private Instant due(StudentHealthMeeting meeting, DelegateTask task) {
        return switch (task.getTaskDefinitionKey()) {
            case StudentHealthMeetingProcess.PREPARE -> dates.prepareBy(meeting);
            case StudentHealthMeetingProcess.HOLD -> dates.meetsAt(meeting);
            default ->
                calendar.deadline(meeting.schoolId(), dates.dueDay(meeting.schoolId(), task.getTaskDefinitionKey()));
        };
    }

    @Override
    public Instant remindAt(DelegateExecution activity) {
        StudentHealthMeeting meeting = meetingOf(activity);
        String task = activity.getCurrentActivityId();
        return switch (task) {
            case StudentHealthMeetingProcess.PREPARE -> dates.prepareBy(meeting);
            case StudentHealthMeetingProcess.HOLD -> dates.remindAt(meeting, task);
            default -> dates.remindAt(meeting.schoolId(), task, dates.dueDay(meeting.schoolId(), task));
        };
    }

    @Override
    public Instant moveOnAt(DelegateExecution activity) {
        StudentHealthMeeting meeting = meetingOf(activity);
        String task = activity.getCurrentActivityId();
        return task.equals(StudentHealthMeetingProcess.PREPARE)
                ? dates.beginsAt(meeting)
                : dates.missedAt(meeting, task);
    }

    @Override
    public void reminded(DelegateTask task) {
        Optional.ofNullable(task.getAssignee())
                .ifPresent(person ->
                        register.reminded(task.getExecution().getProcessBusinessKey(), person, clock.instant()));
    }

    @Override
    public Optional<String> refusal(DelegateTask task, FormAnswers answers, String author) {
        String schoolId = StudentHealthMeetingProcess.SCHOOL_ID.of(task.getExecution());
        return answers.date(StudentHealthMeetingProcess.NEW_MEETING_DATE.name())
                .filter(day -> !calendar.isSchoolDay(schoolId, day))
                .map(day -> SENTENCES.in(language.of(schoolId)).of("meeting-no-school-day"));
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        StudentHealthMeeting meeting = meetingOf(task.getExecution());
        switch (task.getTaskDefinitionKey()) {
            case StudentHealthMeetingProcess.PREPARE -> meetings.prepared(meeting, answers.text("agenda"));
            case StudentHealthMeetingProcess.HOLD -> {
                if (answers.isTrue(StudentHealthMeetingProcess.MEETING_HELD.name())) {
                    meetings.held(meeting, author, answers.text("attendees"), answers.text("note"));
                } else {
                    meetings.cancelled(meeting, author, answers.text("notHeldReason"), answers.text("note"));
                }
            }
            default -> {
                String reason = answers.text("missedReason").orElse("");
                if (answers.isTrue(StudentHealthMeetingProcess.HELD_AFTERWARDS.name())) {
                    meetings.moved(
                            meeting,
                            answers.date(StudentHealthMeetingProcess.NEW_MEETING_DATE.name())
                                    .orElseThrow(),
                            reason);
                } else {
                    meetings.cancelled(meeting, author, Optional.of(reason), Optional.empty());
                }
            }
        }
    }

    private StudentHealthMeeting meetingOf(DelegateExecution execution) {
        return register.get(execution.getProcessBusinessKey());
    }
}
