package se.sedd.followup;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.value.JsonValue;
import se.sedd.WorkFloor;
import se.sedd.engine.FormRefused;
import se.sedd.followup.OrdinarySchool.Day;
import se.sedd.register.Register;

/** Mentors and coordinators who do what lies on their lists, each in the own name, with the forms' answers. */
final class OrdinaryStaff {

    private static final double REACHED = 0.8;
    private static final double HOPES_TOO_SOON = 0.1;

    /** What promotes attendance: nobody here gets round to it, and it ends by itself. */
    private static final Set<String> LIGHT =
            Set.of("plan-return", "meet-pupil-on-return", "follow-up-return", "welcome-to-term", "raise-class-climate");

    private static final Set<String> NO_CASES_MATTER = Set.of(
            "call-about-absence",
            "chase-lesson-report",
            "prepare-student-health-meeting",
            "hold-student-health-meeting",
            "account-for-missed-meeting",
            "raise-class-climate",
            "review-overdue");

    private final WorkFloor floor;
    private final OrdinarySchool school;
    private final Random random;
    private final Map<String, Integer> done = new TreeMap<>();
    private final Map<String, Integer> answers = new TreeMap<>();

    OrdinaryStaff(WorkFloor floor, OrdinarySchool school, Random random) {
        this.floor = floor;
        this.school = school;
        this.random = random;
    }

    /** Does everything about a pupil that is due by today; calls before the rest. */
    void work(LocalDate today) {
        List<Task> due = tasks().createTaskQuery().tenantIdIn(OrdinarySchool.ID).list().stream()
                .filter(task -> !LIGHT.contains(task.getTaskDefinitionKey()))
                .filter(task -> tasks().getVariable(task.getId(), "pupilRef") != null)
                .filter(task -> !LocalDate.ofInstant(task.getDueDate().toInstant(), java.time.ZoneOffset.UTC)
                        .isAfter(today))
                .sorted(Comparator.comparing(Task::getTaskDefinitionKey).thenComparing(this::pupilId))
                .toList();
        due.forEach(task -> work(task, today));
    }

    private void work(Task task, LocalDate today) {
        String pupil = pupilId(task);
        switch (task.getTaskDefinitionKey()) {
            case "contact-guardian" -> submit(task, call(pupil, today));
            case "follow-up-contact" -> followUp(task, pupil, "escalate");
            case "follow-up-plan" -> followUp(task, pupil, "continue");
            case "map-absence" ->
                submit(
                        task,
                        Map.of(
                                "pupilVoiceWay",
                                "not-now",
                                "whatWorks",
                                "Slöjden.",
                                "hardTransitions",
                                List.of("none"),
                                "mappingAreas",
                                List.of("schedule-and-transitions"),
                                "absenceCause",
                                "school",
                                "mappingDecision",
                                "follow-up"));
            case "review-letter" -> submit(task, Map.of("letterDecision", "skip", "skipReason", "already-talked"));
            case "appoint-contact-person" ->
                submit(
                        task,
                        Map.of("contactPerson", offered(task), "pupilChose", "not-asked-yet", "dailyContact", false));
            case "decide-investigation" ->
                submit(
                        task,
                        Map.of(
                                "investigationDecision",
                                "not-needed",
                                "notNeededReason",
                                "Orsaken är känd.",
                                "reconsiderOn",
                                today.plusDays(40).toString()));
            default -> throw new AssertionError("Nobody at this school knows how to do " + task.getTaskDefinitionKey());
        }
    }

    /** The first contact person whom the form offers. */
    private String offered(Task task) {
        JsonValue options = tasks().getVariableLocalTyped(task.getId(), "contactPersonOptions");
        return options.getValue().elements().get(0).prop("value").stringValue();
    }

    private Map<String, Object> call(String pupil, LocalDate today) {
        if (random.nextDouble() >= REACHED) {
            answers.merge("not reached", 1, Integer::sum);
            return Map.of("guardianReached", false, "attemptResult", "no-answer");
        }
        Map<String, Object> form =
                new HashMap<>(Map.of("guardianReached", true, "reachedPerson", "guardian-1", "meetingWanted", false));
        if (school.latestAbsence(pupil, today) == Day.ILL) {
            answers.merge("ill", 1, Integer::sum);
            LocalDate back = school.backOn(pupil, today).orElse(today.plusDays(7));
            boolean tooSoon = back.isAfter(today) && random.nextDouble() < HOPES_TOO_SOON;
            form.put("absenceCause", "explained-short");
            form.put("expectedBack", (tooSoon ? today : back).toString());
        } else {
            answers.merge("cause unknown", 1, Integer::sum);
            form.put("absenceCause", "unknown");
        }
        return form;
    }

    /** Restored if the routine lets it be; once more if it does not; then the next step, if there is one for this school. */
    private void followUp(Task task, String pupil, String then) {
        AbsenceCase found = floor.bean(CaseRegistry.class).openOf(pupil).orElseThrow();
        try {
            submit(task, Map.of("pupilSpokenTo", true, "followUpDecision", "restored"));
        } catch (FormRefused stillAbsent) {
            String decision = found.continues() == 0 ? "continue" : then;
            submit(
                    task,
                    decision.equals("escalate")
                            ? Map.of(
                                    "pupilSpokenTo",
                                    true,
                                    "followUpDecision",
                                    decision,
                                    "handoverNote",
                                    "Vi har pratat två gånger.")
                            : Map.of("pupilSpokenTo", true, "followUpDecision", decision));
        }
    }

    private void submit(Task task, Map<String, Object> form) {
        floor.submit(task, form);
        done.merge(task.getTaskDefinitionKey(), 1, Integer::sum);
    }

    private String pupilId(Task task) {
        String ref = (String) tasks().getVariable(task.getId(), "pupilRef");
        return floor.bean(Register.class).pupilByRef(ref).orElseThrow().id();
    }

    private TaskService tasks() {
        return floor.bean(TaskService.class);
    }

    /**
     * Every task that has come to somebody at the school because of a case, by key; not the calls about an absence of today that
     * nobody has reported, which the law asks for whoever has a case, and not what the school does once a week or a term.
     */
    Map<String, Integer> created() {
        Map<String, Integer> created = new TreeMap<>();
        for (HistoricTaskInstance task : floor.bean(HistoryService.class)
                .createHistoricTaskInstanceQuery()
                .tenantIdIn(OrdinarySchool.ID)
                .list()) {
            if (!NO_CASES_MATTER.contains(task.getTaskDefinitionKey())) {
                created.merge(task.getTaskDefinitionKey(), 1, Integer::sum);
            }
        }
        return created;
    }

    /** Every task that somebody has done, by key. */
    Map<String, Integer> done() {
        return done;
    }

    /** What homes have answered. */
    Map<String, Integer> answers() {
        return answers;
    }
}
