package se.sedd.socialservices;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.Caller;
import se.sedd.followup.CaseTown;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.register.Pupil;
import se.sedd.register.Register;

/** A school and social services, for tests of what happens between them. All towns of a test run share the social services. */
final class ConcernTown {

    static final String OBSERVATIONS = "Har sett blåmärken två gånger";

    private final ApplicationContext context;
    private final CaseTown town;

    ConcernTown(ApplicationContext context, int port) {
        this.context = context;
        this.town = new CaseTown(context, port);
    }

    CaseTown school() {
        return town;
    }

    Pupil pupil(String name) {
        return context.getBean(Register.class).pupil(town.pupil(name)).orElseThrow();
    }

    /** <em>Gör orosanmälan</em> on the pupils' page; the task's id. */
    String begin(String user, Pupil pupil) {
        Caller.Answer answer =
                town.as(user).post("/api/pupils/" + pupil.id() + "/tasks", "{\"kind\":\"report-concern\"}");
        if (answer.status() != 201) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.json().get("taskId").asText();
    }

    /** Begins and sends a report; further answers may replace the usual ones. */
    Referral report(String user, Pupil pupil, Object... answers) {
        submit(user, begin(user, pupil), usual(answers));
        return referrals(pupil).get(0);
    }

    private Object[] usual(Object... answers) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("observations", OBSERVATIONS);
        all.put("observedOn", town.today());
        all.put("urgent", false);
        all.put("guardiansInformed", "before");
        for (int i = 0; i < answers.length; i += 2) {
            all.put((String) answers[i], answers[i + 1]);
        }
        return all.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray();
    }

    void submit(String user, String taskId, Object... answers) {
        Caller.Answer answer = town.submit(user, taskId, answers);
        if (answer.status() >= 300) {
            throw new AssertionError(taskId + " by " + user + ": " + answer.status() + " " + answer.body());
        }
    }

    /** The pupil's referrals, the newest first. */
    List<Referral> referrals(Pupil pupil) {
        return context
                .getBean(JdbcClient.class)
                .sql("select referral_number from sedd.referral where pupil_id = ? order by referral_number desc")
                .param(pupil.id())
                .query(String.class)
                .list()
                .stream()
                .map(number -> context.getBean(ReferralRegister.class).get(number))
                .toList();
    }

    Referral now(Referral referral) {
        return context.getBean(ReferralRegister.class).get(referral.number());
    }

    Instant now() {
        return context.getBean(Clock.class).instant();
    }

    /** The handler of the referral does this task. */
    void does(Referral referral, String key, Object... answers) {
        Task task = task(referral, key);
        submit(task.getAssignee(), task.getId(), answers);
    }

    Task task(Referral referral, String key) {
        return task(referral.number(), key);
    }

    Task task(String businessKey, String key) {
        List<Task> found = tasks(businessKey, key);
        if (found.size() != 1) {
            throw new AssertionError(businessKey + " has " + found.size() + " tasks " + key);
        }
        return found.get(0);
    }

    List<Task> tasks(String businessKey, String key) {
        return context.getBean(TaskService.class)
                .createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(key)
                .list();
    }

    boolean runs(String process, String businessKey) {
        return context.getBean(RuntimeService.class)
                        .createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(businessKey)
                        .count()
                > 0;
    }

    LocalDate due(Task task) {
        return LocalDate.ofInstant(task.getDueDate().toInstant(), ZoneId.of("Europe/Stockholm"));
    }

    List<JournalEntry> journal(Pupil pupil, Compartment compartment) {
        return context.getBean(Journal.class).ofPupil(pupil.ref(), Set.of(compartment));
    }

    /** The kinds of the pupil's entries there. */
    List<String> kinds(Pupil pupil, Compartment compartment) {
        return journal(pupil, compartment).stream().map(JournalEntry::kind).toList();
    }

    /** Everything people can read of the pupil there. */
    String words(Pupil pupil, Compartment compartment) {
        return journal(pupil, compartment).toString();
    }

    /** The kinds of notes about this pupil in somebody's list. */
    List<String> notes(String user, Pupil pupil) {
        return context.getBean(Journal.class).notesTo(user, Set.of(town.id()), Instant.EPOCH).stream()
                .filter(entry -> entry.pupilRef().equals(pupil.ref()))
                .map(JournalEntry::kind)
                .toList();
    }

    /** Lets calendar days pass, to seven in the morning. */
    void daysPass(int days) {
        town.passTo(town.today()
                .plusDays(days)
                .atTime(7, 0)
                .atZone(ZoneId.of("Europe/Stockholm"))
                .toInstant());
    }

    /** Something happens while a date of this person's is another one. */
    void during(String user, String column, LocalDate date, Runnable happens) {
        set(user, column, date);
        try {
            happens.run();
        } finally {
            set(user, column, null);
        }
    }

    void set(String user, String column, LocalDate date) {
        context.getBean(JdbcClient.class)
                .sql("update sedd.staff set " + column + " = ? where user_id = ?")
                .param(date)
                .param(user)
                .update();
    }

    /** Leaves the shared clock as other tests expect it: in the morning of a school day. */
    void nextSchoolMorning() {
        town.schoolDaysPass(1);
    }
}
