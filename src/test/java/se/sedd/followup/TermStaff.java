package se.sedd.followup;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import se.sedd.WorkFloor;
import se.sedd.engine.FormRefused;
import se.sedd.engine.PupilTasks;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/**
 * The town's staff: whoever is at work does most of what is due and some of what is not, with any answer that the form allows; some
 * do nothing for weeks. What they did that matters for who should have a case is told to the oracle.
 */
final class TermStaff {

    /** About a class as a whole: it ends by itself. */
    private static final String ABOUT_NO_PUPIL = "raise-class-climate";

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final int TRIES = 12;

    private final WorkFloor floor;
    private final TermTown town;
    private final Random random;
    private final FilledForm forms;
    private final Map<String, Integer> done = new TreeMap<>();
    private final Map<String, String> pupilOfTask = new HashMap<>();

    TermStaff(WorkFloor floor, TermTown town, Random random) {
        this.floor = floor;
        this.town = town;
        this.random = random;
        this.forms = new FilledForm(floor, random);
    }

    /** How many tasks of each kind have been done. */
    Map<String, Integer> done() {
        return done;
    }

    void work(LocalDate today) {
        tasks().createTaskQuery().list().stream()
                .filter(task -> !task.getTaskDefinitionKey().equals(ABOUT_NO_PUPIL))
                .sorted(Comparator.comparing(Task::getTaskDefinitionKey)
                        .thenComparing(task -> pupilOf(task))
                        .thenComparing(task -> String.valueOf(task.getAssignee()))
                        .thenComparing(Task::getCreateTime))
                .forEach(task -> perhaps(task, today));
        beginSomething(today);
    }

    /** What was done before it this morning may have ended the task or given it to somebody else. */
    private void perhaps(Task listed, LocalDate today) {
        boolean wanted = town.chance(isDue(listed, today) ? 0.75 : 0.03);
        if (!wanted) {
            return;
        }
        Optional.ofNullable(tasks().createTaskQuery().taskId(listed.getId()).singleResult())
                .filter(task -> isAtWork(town.person(task.getAssignee()), today))
                .ifPresent(task -> complete(task, pupilOf(task), today));
    }

    private static boolean isAtWork(TermTown.Person person, LocalDate today) {
        return person != null && person.presentOn(today) && person.idleUntil.isBefore(today);
    }

    private static boolean isDue(Task task, LocalDate today) {
        return !LocalDate.ofInstant(task.getDueDate().toInstant(), STOCKHOLM).isAfter(today);
    }

    private void complete(Task task, String pupil, LocalDate today) {
        List<String> refusals = new ArrayList<>();
        for (int tries = 0; tries < TRIES; tries++) {
            Map<String, Object> answers = forms.of(task, today, decided(task));
            boolean restored = "restored".equals(answers.get("followUpDecision"));
            boolean allowed = restored && town.oracle().mayBeRestored(town.kid(pupil), today);
            try {
                floor.submit(task, answers);
            } catch (FormRefused refused) {
                if (allowed) {
                    throw new AssertionError("Refused, though attendance is restored: " + refused.getMessage());
                }
                refusals.add(refused.getMessage());
                continue;
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "On %s %s of %s cannot be done by %s.%n  Diary: %s"
                                .formatted(
                                        today,
                                        task.getTaskDefinitionKey(),
                                        pupil,
                                        task.getAssignee(),
                                        String.join("\n    ", town.diaryOf(pupil))),
                        e);
            }
            if (restored && !allowed) {
                throw new AssertionError(pupil + " was restored by a person, though absence is above or days are few");
            }
            done.merge(task.getTaskDefinitionKey(), 1, Integer::sum);
            remember(task, pupil, answers, today);
            return;
        }
        throw new AssertionError(task.getTaskDefinitionKey() + " of " + pupil + " cannot be answered: " + refusals);
    }

    private Map<String, Object> decided(Task task) {
        Map<String, Object> decided = new HashMap<>();
        if (task.getTaskDefinitionKey().equals("contact-guardian")) {
            decided.put("guardianReached", town.chance(0.75));
        }
        if (town.chance(0.004)
                && !List.of("report-concern", "open-case").contains(task.getTaskDefinitionKey())
                && !task.getTenantId().equals("social-services")) {
            decided.put("immediateConcern", true);
        }
        return decided;
    }

    private void remember(Task task, String pupil, Map<String, Object> answers, LocalDate today) {
        String step = task.getTaskDefinitionKey();
        town.note(pupil, today, task.getAssignee() + " did " + step + steering(answers));
        boolean contact = switch (step) {
            case "contact-guardian" -> Boolean.TRUE.equals(answers.get("guardianReached"));
            case "follow-up-contact" -> "true".equals(String.valueOf(answers.get("pupilSpokenTo")));
            case "hold-attendance-meeting" ->
                String.valueOf(answers.get("meetingOutcome")).startsWith("held");
            default -> false;
        };
        if (contact) {
            town.oracle().contact(pupil, today);
        }
        if ("restored".equals(answers.get("followUpDecision"))) {
            town.oracle().closedByPerson(pupil, today);
        }
        if (step.equals("open-case")) {
            town.oracle().openedByPerson(town.kid(pupil), today);
        }
    }

    private static String steering(Map<String, Object> answers) {
        StringBuilder said = new StringBuilder();
        for (String key : List.of(
                "guardianReached",
                "absenceCause",
                "expectedBack",
                "pupilSpokenTo",
                "followUpDecision",
                "restUntil",
                "mappingDecision",
                "meetingOutcome",
                "investigationDecision",
                "concernDecision",
                "letterDecision")) {
            Optional.ofNullable(answers.get(key))
                    .ifPresent(value -> said.append(' ').append(key).append('=').append(value));
        }
        return said.toString();
    }

    /** Somebody is worried: opens a case for a pupil of the school, or reports a concern, or only begins to. */
    private void beginSomething(LocalDate today) {
        for (TermTown.Person person : List.copyOf(town.staff())) {
            if (!person.presentOn(today) || person.school.equals("*") || !town.chance(0.01)) {
                continue;
            }
            List<TermTown.Kid> pupils = town.kids().stream()
                    .filter(kid -> kid.school.equals(person.school) && kid.attendsOn(today) && !kid.isProtected)
                    .toList();
            begin(
                    person,
                    pupils.get(random.nextInt(pupils.size())),
                    town.chance(0.85) ? "open-case" : "report-concern",
                    today);
        }
    }

    private void begin(TermTown.Person person, TermTown.Kid kid, String kind, LocalDate today) {
        Register register = floor.bean(Register.class);
        StaffMember member = register.staff(person.id).orElseThrow();
        School school = register.school(kid.school).orElseThrow();
        String task = floor.context().getBeansOfType(PupilTasks.class).values().stream()
                .filter(tasks -> tasks.kinds(school, member).contains(kind))
                .findFirst()
                .map(tasks -> {
                    try {
                        return tasks.begin(kind, register.pupil(kid.id).orElseThrow(), member);
                    } catch (PupilTasks.NotNow notNow) {
                        if (kind.equals("open-case") && !town.oracle().open().containsKey(kid.id)) {
                            throw new AssertionError("Nobody can open a case for " + kid.id, notNow);
                        }
                        return "";
                    }
                })
                .orElse("");
        town.note(kid.id, today, person.id + " begins " + kind + (task.isEmpty() ? ", in vain" : ""));
        if (!task.isEmpty() && town.chance(0.6)) {
            complete(tasks().createTaskQuery().taskId(task).singleResult(), kid.id, today);
        }
    }

    private String pupilOf(Task task) {
        return pupilOfTask.computeIfAbsent(task.getId(), id -> pupilIn(task));
    }

    private String pupilIn(Task task) {
        return Optional.ofNullable((String) tasks().getVariable(task.getId(), "pupilRef"))
                .flatMap(floor.bean(Register.class)::pupilByRef)
                .map(pupil -> pupil.id())
                .orElse("");
    }

    private TaskService tasks() {
        return floor.bean(TaskService.class);
    }
}
