package se.sedd.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.SeddTest;

@SeddTest
class FormGateTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcClient database;

    @Autowired
    TrialPolicy policy;

    TrialModel model;

    @BeforeEach
    void deploy() {
        model = new TrialModel(repository, runtime, tasks);
        policy.clear();
    }

    @AfterEach
    void logOut() {
        identity.clearAuthentication();
    }

    @Test
    @DisplayName("a complete form steers the process, and its texts reach the feature in the form's order")
    void completes() {
        Task task = model.taskOf("anna");
        Map<String, Object> answers = reached();
        answers.put("callNote", "Vi hörs på måndag");
        answers.put("pupilVoice", "Tråkigt på rasterna");
        answers.put("causeDetail", json("[\"unsafe\",\"travel\"]"));
        answers.put("contactPerson", "bo");
        answers.put(
                "agreedActions",
                json("[{\"action\":\"Möta vid bussen\",\"ownerKind\":\"school\",\"dueDate\":\"2026-03-20\"},"
                        + "{\"action\":\"\",\"ownerKind\":null,\"dueDate\":null}]"));

        submit("anna", task, answers);

        FormAnswers seen = policy.completed.get(0);
        assertThat(seen.isTrue("guardianReached")).isTrue();
        assertThat(seen.choice("contactPerson")).contains("bo");
        assertThat(seen.date("expectedBack")).hasToString("Optional[2026-03-18]");
        assertThat(seen.texts())
                .extracting(JournalAnswer::key)
                .containsExactly("causeDetail", "callNote", "pupilVoice", "agreedActions");
        assertThat(seen.text("causeDetail")).contains("Otrygghet, Resväg");
        assertThat(seen.text("agreedActions"))
                .contains("Vad ska göras? Möta vid bussen; Vem? Skolan; Senast: 2026-03-20");
        assertThat(seen.texts().get(0).sensitive()).isTrue();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .count())
                .isZero();
    }

    @Test
    @DisplayName(
            "what people write is in no column of the engine's tables, neither while the case goes on nor after it")
    void leavesNoText() {
        String canary = "Kanariefågel" + System.nanoTime();
        Task task = model.taskOf("anna");
        Map<String, Object> answers = new LinkedHashMap<>(Map.of("guardianReached", false));
        answers.put("callNote", canary);
        answers.put("pupilVoice", canary + "x".repeat(6000));
        answers.put("agreedActions", json("[{\"action\":\"" + canary + "\",\"ownerKind\":\"home\"}]"));
        answers.put("causeDetail", json("[\"unsafe\"]"));

        submit("anna", task, answers);
        Task again = model.open(model.keyOf(task));
        assertThat(again.getId()).isNotEqualTo(task.getId());
        assertThat(runtime.getVariables(task.getProcessInstanceId()))
                .containsOnlyKeys(
                        "pupilRef",
                        "schoolId",
                        "guardianReached",
                        "absenceCause",
                        "expectedBack",
                        "contactPerson",
                        "immediateConcern");
        assertThat(engineColumnsWith(canary)).isEmpty();

        tasks.setAssignee(again.getId(), "anna");
        answers = reached();
        answers.put("callNote", canary);
        submit("anna", again, answers);
        assertThat(engineColumnsWith(canary)).isEmpty();
    }

    @Test
    @DisplayName("a required answer that is missing is named by its label")
    void required() {
        Task task = model.taskOf("anna");
        assertRefused(task, Map.of(), "Fyll i ”Fick du kontakt?”.");
        assertRefused(task, Map.of("guardianReached", true), "Fyll i ”Orsak”.");
        assertRefused(task, Map.of("guardianReached", true, "absenceCause", "school"), "Fyll i ”Åter i skolan”.");
        assertRefused(
                task,
                Map.of("guardianReached", false, "agreedActions", json("[{\"action\":\"Ringa\"}]")),
                "Fyll i ”Vem?” (rad 1 i ”Åtgärder”).");
    }

    @Test
    @DisplayName("an answer that is none of the choices, no date, or in no field is refused with a sentence")
    void wrongAnswers() {
        Task task = model.taskOf("anna");
        assertRefused(task, Map.of("guardianReached", "true"), "Välj ett av alternativen i ”Fick du kontakt?”.");
        assertRefused(
                task,
                Map.of("guardianReached", true, "absenceCause", "weather"),
                "Välj ett av alternativen i ”Orsak”.");
        assertRefused(
                task,
                Map.of("guardianReached", false, "contactPerson", "cecilia"),
                "Välj ett av alternativen i ”Kontaktperson”.");
        assertRefused(
                task,
                Map.of("guardianReached", true, "absenceCause", "school", "expectedBack", "18/3"),
                "Skriv datumet i ”Åter i skolan” som ÅÅÅÅ-MM-DD.");
        assertRefused(
                task,
                Map.of("guardianReached", false, "callNote", "x".repeat(4001)),
                "Texten i ”Det här kom vi överens om” är för lång. Högst 4\u00a0000 tecken får plats.");
        assertRefused(
                task,
                Map.of("guardianReached", false, "secretNote", "text"),
                "Formuläret har inget fält som heter ”secretNote”. Ladda om sidan och försök igen.");
        assertRefused(
                task,
                Map.of("guardianReached", false, "callNote", Variables.byteArrayValue("text".getBytes())),
                "Svaret i ”callNote” kan inte läsas.");
        assertThat(policy.completed).isEmpty();
    }

    @Test
    @DisplayName("an answer in a field that is hidden is ignored")
    void hidden() {
        Task task = model.taskOf("anna");
        submit("anna", task, Map.of("guardianReached", false, "absenceCause", "school", "expectedBack", "2026-03-18"));
        assertThat(policy.completed.get(0).steering()).containsOnlyKeys("guardianReached");
    }

    @Test
    @DisplayName("an earlier answer does not stand in the form as if it had been given again")
    void forgotten() {
        Task task = model.taskOf("anna");
        submit("anna", task, Map.of("guardianReached", false, "immediateConcern", true));
        Task again = model.open(model.keyOf(task));
        assertThat(tasks.getVariable(again.getId(), "immediateConcern")).isNull();
        assertThat(runtime.getVariable(again.getProcessInstanceId(), "immediateConcern"))
                .isEqualTo(true);
        tasks.setAssignee(again.getId(), "anna");
        submit("anna", again, Map.of("guardianReached", false));
        assertThat(runtime.getVariable(again.getProcessInstanceId(), "immediateConcern"))
                .isEqualTo(false);
    }

    @Test
    @DisplayName("only the assignee submits, whatever rights another person has")
    void onlyTheAssignee() {
        Task task = model.taskOf("anna");
        assertThatThrownBy(() -> submit("berit", task, reached()))
                .isInstanceOf(AuthorizationException.class)
                .hasMessage("Uppgiften ligger inte hos dig. Ta över den först.");
        assertThatThrownBy(() -> submit(null, task, reached())).isInstanceOf(AuthorizationException.class);
        tasks.setAssignee(task.getId(), null);
        assertThatThrownBy(() -> submit("anna", task, reached())).isInstanceOf(AuthorizationException.class);
    }

    @Test
    @DisplayName("the feature can refuse a form that is complete")
    void refusedByTheFeature() {
        Task task = model.taskOf("anna");
        policy.refusal = Optional.of("Närvaron är inte stabil ännu.");
        assertRefused(task, reached(), "Närvaron är inte stabil ännu.");
    }

    @Test
    @DisplayName("a Norwegian school is answered in bokmål")
    void bokmal() {
        database.sql("""
                        insert into sedd.school (school_id, name, country, language, school_form)
                        select 'gate-oslo', 'Skolen', 'NO', 'nb', 'COMPULSORY'
                        where not exists (select 1 from sedd.school where school_id = 'gate-oslo')
                        """).update();
        Task task = model.taskOf("anna", "gate-oslo");
        identity.setAuthentication("anna", List.of("mentor"), List.of("gate-oslo"));
        assertThatThrownBy(() -> forms.submitTaskForm(task.getId(), Map.of()))
                .hasMessage("Fyll ut «Fikk du kontakt?».");
    }

    private void assertRefused(Task task, Map<String, Object> answers, String sentence) {
        assertThatThrownBy(() -> submit("anna", task, answers))
                .isInstanceOf(FormRefused.class)
                .hasMessage(sentence);
    }

    private static Map<String, Object> reached() {
        return new LinkedHashMap<>(
                Map.of("guardianReached", true, "absenceCause", "school", "expectedBack", "2026-03-18"));
    }

    private static Object json(String value) {
        return SpinValues.jsonValue(value).create();
    }

    private void submit(String user, Task task, Map<String, Object> answers) {
        if (user == null) {
            identity.clearAuthentication();
        } else {
            identity.setAuthentication(user, List.of("mentor"), List.of("trial-school"));
        }
        try {
            forms.submitTaskForm(task.getId(), answers);
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Every column of every engine table whose text, read as characters or bytes, holds the word. */
    private List<String> engineColumnsWith(String word) {
        return EngineTables.columnsWith(database, word);
    }

    /** A feature of its own for the trial model. */
    static class TrialPolicy implements TaskPolicy {

        final List<FormAnswers> completed = new ArrayList<>();
        final List<String> handOvers = new ArrayList<>();
        Optional<String> refusal = Optional.empty();

        void clear() {
            completed.clear();
            handOvers.clear();
            refusal = Optional.empty();
        }

        @Override
        public List<String> processes() {
            return List.of("trial-call");
        }

        @Override
        public void opened(DelegateTask task) {
            Assignment.toGroups(task);
            task.setVariableLocal("shownOnly", true);
        }

        @Override
        public Optional<String> refusal(DelegateTask task, FormAnswers answers, String author) {
            return refusal;
        }

        @Override
        public void completed(DelegateTask task, FormAnswers answers, String author) {
            completed.add(answers);
        }

        @Override
        public void handedOver(DelegateTask task, Optional<String> before, Optional<String> after, String author) {
            handOvers.add(before.orElse("nobody") + ">" + after.orElse("nobody") + " by " + author);
        }
    }
}
