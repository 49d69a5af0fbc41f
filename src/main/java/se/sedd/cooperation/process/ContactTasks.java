package se.sedd.cooperation.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.cooperation.Contact;
import se.sedd.cooperation.ContactAsked;
import se.sedd.cooperation.ContactRights;
import se.sedd.cooperation.Contacts;
import se.sedd.engine.Assignment;
import se.sedd.engine.Choices;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.TaskPolicy;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.journal.Compartment;
import se.sedd.journal.TaskJournal;
import se.sedd.journal.TaskJournal.JournaledTask;
import se.sedd.register.Duty;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;
import se.sedd.routine.Deadline;
import se.sedd.routine.OutsideBody;
import se.sedd.routine.Routine;
import se.sedd.socialservices.Concerns;

/** <em>Kontakta någon utanför skolan</em> and <em>Följ upp svaret</em>: whose they are, until when, and what their answers mean. */
@Component
class ContactTasks implements TaskPolicy {

    private final Contacts contacts;
    private final ContactRights rights;
    private final CaseRegistry cases;
    private final Register register;
    private final Responsibilities responsibilities;
    private final Routine routine;
    private final SchoolCalendar calendar;
    private final Assignment assignment;
    private final Concerns concerns;
    private final TaskJournal journal;

    ContactTasks(
            Contacts contacts,
            ContactRights rights,
            CaseRegistry cases,
            Register register,
            Responsibilities responsibilities,
            Routine routine,
            SchoolCalendar calendar,
            Assignment assignment,
            Concerns concerns,
            TaskJournal journal) {
        this.contacts = contacts;
        this.rights = rights;
        this.cases = cases;
        this.register = register;
        this.responsibilities = responsibilities;
        this.routine = routine;
        this.calendar = calendar;
        this.assignment = assignment;
        this.concerns = concerns;
        this.journal = journal;
    }

    @Override
    public List<String> processes() {
        return List.of(ExternalCooperation.KEY);
    }

    @Override
    public void opened(DelegateTask task) {
        if (task.getTaskDefinitionKey().equals(ExternalCooperation.REQUEST_COOPERATION)) {
            begun(task);
        } else {
            waits(task);
        }
    }

    private void begun(DelegateTask task) {
        String schoolId = ExternalCooperation.SCHOOL_ID.of(task.getExecution());
        String person = ExternalCooperation.BEGUN_BY.of(task.getExecution());
        LocalDate due = calendar.plus(
                schoolId, calendar.today(schoolId), deadline(schoolId).dueSchoolDays());
        assignment.give(task, person, calendar.deadline(schoolId, due));
        Choices bodies = new Choices();
        for (OutsideBody body : rights.bodies(schoolId, staff(person))) {
            bodies.add(body.code(), body.label());
        }
        bodies.offer(task, "contactBody");
    }

    private void waits(DelegateTask task) {
        Contact contact = contactOf(task.getExecution());
        LocalDate today = calendar.today(contact.schoolId());
        Pupil pupil = register.pupilByRef(contact.pupilRef()).orElseThrow();
        Role role = Contacts.roleOf(contact);
        String owner = Optional.of(contact.owner())
                .filter(person -> responsibilities.mayActFor(pupil, person, today))
                .flatMap(person -> responsibilities.presentFor(person, today))
                .or(() -> responsibilities
                        .dutyOf(role, pupil, today, cases::openMainSteps)
                        .owner())
                .orElse(contact.owner());
        List<String> standIns = pupil.protectedIdentity()
                ? List.of()
                : register.staffOf(contact.schoolId(), role).stream()
                        .filter(person -> person.employedOn(today))
                        .map(StaffMember::userId)
                        .filter(person -> !person.equals(owner))
                        .toList();
        assignment.give(
                task,
                new Duty(Optional.of(owner), standIns, false),
                calendar.deadline(contact.schoolId(), contact.answerBy()));
        task.setVariableLocal("answerBy", contacts.nextAnswer(contact).toString());
        contacts.waitsIn(contact, task.getId(), owner);
    }

    @Override
    public Instant moveOnAt(DelegateExecution activity) {
        String schoolId = ExternalCooperation.SCHOOL_ID.of(activity);
        int days = deadline(schoolId).moveOnAfterDue().orElseThrow();
        return calendar.deadline(schoolId, calendar.plus(schoolId, calendar.today(schoolId), days));
    }

    @Override
    public Instant remindAt(DelegateExecution activity) {
        return reminder(activity, 1);
    }

    @Override
    public Instant remindAgainAt(DelegateExecution activity) {
        return reminder(activity, 2);
    }

    @Override
    public Instant remindLastAt(DelegateExecution activity) {
        return reminder(activity, 3);
    }

    private Instant reminder(DelegateExecution activity, int number) {
        Contact contact = contactOf(activity);
        int after = contacts.reminder(contact, number).schoolDaysAfter();
        return calendar.deadline(contact.schoolId(), calendar.plus(contact.schoolId(), contact.answerBy(), after));
    }

    @Override
    public void reminded(DelegateTask task) {
        contacts.reminded(contactOf(task.getExecution()), Optional.ofNullable(task.getAssignee()));
    }

    @Override
    public Optional<String> refusal(DelegateTask task, FormAnswers answers, String author) {
        return begins(task) ? contacts.refusal(caseOf(task), asked(answers), staff(author)) : Optional.empty();
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        if (begins(task)) {
            Contact contact = contacts.begin(caseOf(task), asked(answers), staff(author));
            ExternalCooperation.CONTACT_ID.set(task.getExecution(), contact.id());
            ExternalCooperation.OWNER_ROLE.set(
                    task.getExecution(), Contacts.roleOf(contact).id());
            journal.completed(journaled(task, contact.compartment()), answers, author);
        } else {
            Contact contact = contactOf(task.getExecution());
            journal.completed(journaled(task, contact.compartment()), answers, author);
            boolean goesOn = answers.choice(ExternalCooperation.CONTACT_DECISION.name())
                    .filter("continue"::equals)
                    .isPresent();
            if (goesOn) {
                contacts.goesOn(contact, answers.date("answerBy"));
            } else {
                contacts.over(contact);
            }
        }
        if (answers.isTrue(ExternalCooperation.IMMEDIATE_CONCERN.name())) {
            register.pupilByRef(ExternalCooperation.PUPIL_REF.of(task.getExecution()))
                    .ifPresent(pupil -> concerns.begin(
                            pupil, author, Optional.of(task.getExecution().getProcessBusinessKey())));
        }
    }

    @Override
    public void handedOver(DelegateTask task, Optional<String> before, Optional<String> after, String author) {
        if (begins(task)) {
            return;
        }
        Contact contact = contactOf(task.getExecution());
        after.or(() -> before).ifPresent(owner -> contacts.ownerIs(task.getId(), owner));
        journal.handedOver(journaled(task, contact.compartment()), after, author);
    }

    private static ContactAsked asked(FormAnswers answers) {
        return new ContactAsked(
                answers.raw("contactBody").orElseThrow(),
                answers.raw("named").filter("true"::equals).isPresent(),
                answers.raw("consentBasis").filter("new"::equals).isPresent(),
                answers.ticked("consentFrom"),
                answers.text("consentPurpose"),
                answers.date("consentUntil"),
                answers.date("answerBy"));
    }

    private static boolean begins(DelegateTask task) {
        return task.getTaskDefinitionKey().equals(ExternalCooperation.REQUEST_COOPERATION);
    }

    private JournaledTask journaled(DelegateTask task, Compartment compartment) {
        DelegateExecution execution = task.getExecution();
        return new JournaledTask(
                ExternalCooperation.PUPIL_REF.of(execution),
                Optional.of(execution.getProcessBusinessKey()),
                compartment,
                task.getTaskDefinitionKey());
    }

    private Deadline deadline(String schoolId) {
        return routine.deadline(
                ExternalCooperation.REQUEST_COOPERATION,
                register.school(schoolId).orElseThrow(),
                calendar.today(schoolId));
    }

    private StaffMember staff(String userId) {
        return register.staff(userId)
                .orElseThrow(() -> new IllegalStateException("The staff register does not know who does the task"));
    }

    private AbsenceCase caseOf(DelegateTask task) {
        return cases.get(task.getExecution().getProcessBusinessKey());
    }

    private Contact contactOf(DelegateExecution execution) {
        return contacts.get(ExternalCooperation.CONTACT_ID.of(execution));
    }
}
