package se.sedd.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.WorkFloor;
import se.sedd.ledger.DutyKind;

/** Counts the duties a second time: the open ones from the engine's tasks, those that were done from the journal. */
public final class LedgerOracle {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Set<String> OF_THE_CASE =
            Set.of("absence-follow-up", "mentor-step", "coordinator-step", "student-health-step", "cooperation-step");

    private final WorkFloor floor;

    LedgerOracle(WorkFloor floor) {
        this.floor = floor;
    }

    /** The case, its main task and the duty that the task is are due on the same day. */
    public static void agreesWithTheStepOf(ApplicationContext context, AbsenceCase found) {
        String task = found.mainTask().orElseThrow();
        LocalDate inTheEngine = LocalDate.ofInstant(
                context.getBean(TaskService.class)
                        .createTaskQuery()
                        .taskId(task)
                        .singleResult()
                        .getDueDate()
                        .toInstant(),
                STOCKHOLM);
        List<LocalDate> inTheLedger = context.getBean(JdbcClient.class)
                .sql("select due_on from sedd.duty where task_id = ? and open_school is not null")
                .param(task)
                .query(LocalDate.class)
                .list();
        assertThat(inTheEngine).isEqualTo(found.dueDate());
        assertThat(inTheLedger).containsExactly(found.dueDate());
    }

    /** Every open task of a case has its open duty with the same date, and no duty is open besides. */
    void agreesWithTheEngine(LocalDate date, List<AbsenceCase> open) {
        Map<String, String> caseOf = new HashMap<>();
        for (ProcessInstance instance :
                floor.bean(RuntimeService.class).createProcessInstanceQuery().list()) {
            caseOf.put(instance.getId(), String.valueOf(instance.getBusinessKey()));
        }
        Set<String> tasks = floor.bean(TaskService.class).createTaskQuery().list().stream()
                .filter(task ->
                        OF_THE_CASE.contains(task.getProcessDefinitionId().split(":")[0]))
                .map(task -> "%s %s %s %s"
                        .formatted(
                                caseOf.get(task.getProcessInstanceId()),
                                task.getId(),
                                task.getTaskDefinitionKey(),
                                LocalDate.ofInstant(task.getDueDate().toInstant(), STOCKHOLM)))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> duties = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        floor.bean(JdbcClient.class)
                .sql("select case_number, task_id, kind, due_on from sedd.duty where open_school is not null")
                .query(row -> {
                    String number = row.getString("case_number");
                    if (row.getString("task_id") == null) {
                        others.add(number);
                    } else {
                        duties.add("%s %s %s %s"
                                .formatted(
                                        number,
                                        row.getString("task_id"),
                                        task(row.getString("kind")),
                                        row.getObject(4)));
                    }
                });
        assertThat(duties).as("open duties that are no open tasks, on %s", date).isEqualTo(tasks);
        assertThat(duties)
                .as("main steps of cases, on %s", date)
                .containsAll(open.stream()
                        .filter(found -> found.mainTask().isPresent())
                        .map(found -> "%s %s %s %s"
                                .formatted(
                                        found.caseNumber(),
                                        found.mainTask().orElseThrow(),
                                        found.nextStep(),
                                        found.dueDate()))
                        .toList());
        assertThat(open.stream().map(AbsenceCase::caseNumber))
                .as("open cases, on %s", date)
                .containsAll(others);
    }

    /** Each completed task stands in both, on the same day. */
    void agreesWithTheJournal() {
        JdbcClient jdbc = floor.bean(JdbcClient.class);
        List<String> said = jdbc
                .sql("""
                        select case_number, task_key, written_at from sedd.journal_entry
                        where kind = 'task-completed' and case_number is not null
                        """)
                .query((row, n) -> DutyKind.of(row.getString("task_key")).isEmpty()
                        ? ""
                        : line(
                                row.getString("case_number"),
                                row.getString("task_key"),
                                row.getObject("written_at", OffsetDateTime.class)))
                .list()
                .stream()
                .filter(line -> !line.isEmpty())
                .sorted()
                .toList();
        List<String> kept = jdbc
                .sql("""
                        select case_number, kind, coalesce(done_at, withdrawn_at) as ended from sedd.duty
                        where task_id is not null
                          and (done_at is not null or withdrawn_because in ('moved', 'no-one-came', 'not-finished'))
                        """)
                .query((row, n) -> line(
                        row.getString("case_number"),
                        task(row.getString("kind")),
                        row.getObject("ended", OffsetDateTime.class)))
                .list()
                .stream()
                .sorted()
                .toList();
        assertThat(kept).isNotEmpty().isEqualTo(said);
        assertThat(jdbc.sql("""
                                select count(*) from sedd.case_registry c where (
                                    select count(*) from sedd.duty d where d.case_number = c.case_number and d.kind = 'cause'
                                ) <> 1
                                """).query(Integer.class).single())
                .as("cases that do not ask for their cause once")
                .isZero();
    }

    private static String task(String kind) {
        return kind.equals("call-again") ? "contact-guardian" : kind;
    }

    private static String line(String caseNumber, String task, OffsetDateTime at) {
        return "%s %s %s".formatted(caseNumber, task, LocalDate.ofInstant(at.toInstant(), STOCKHOLM));
    }
}
