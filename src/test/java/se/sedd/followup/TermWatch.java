package se.sedd.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import se.sedd.WorkFloor;

/** Asks after an evaluation whether the promise holds: cases, engine and the product's own watch against the oracle. */
final class TermWatch {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Set<String> STEPS =
            Set.of("mentor-step", "coordinator-step", "student-health-step", "cooperation-step");

    private final WorkFloor floor;
    private final TermTown town;
    private final TermOracle oracle;
    private final CaseRegistry registry;
    private final LedgerOracle ledger;
    private int evaluations;
    private int mostOpen;
    private final Set<String> everOpen = new HashSet<>();
    private final Map<String, Integer> ends = new TreeMap<>();
    private final Map<String, String> pupilOfInstance = new HashMap<>();
    private final Map<String, Boolean> endsARest = new HashMap<>();

    TermWatch(WorkFloor floor, TermTown town) {
        this.floor = floor;
        this.town = town;
        this.oracle = town.oracle();
        this.registry = floor.bean(CaseRegistry.class);
        this.ledger = new LedgerOracle(floor);
    }

    String summary() {
        registry.all(100_000).stream()
                .filter(found -> found.state() == CaseState.CLOSED)
                .forEach(found -> ends.merge(found.outcome().orElse("none"), 1, Integer::sum));
        return "%d pupils, %d evaluations, %d cases, at most %d open at once, ended %s."
                .formatted(town.kids().size(), evaluations, everOpen.size(), mostOpen, ends);
    }

    /** The oracle evaluates too, and the two are compared. */
    void afterEvaluation(LocalDate date) {
        Map<String, AbsenceCase> newest = new HashMap<>();
        registry.all(100_000).forEach(found -> newest.putIfAbsent(found.pupilId(), found));
        Set<String> atMentor = newest.values().stream()
                .filter(found -> found.level() == Level.MENTOR)
                .map(AbsenceCase::pupilId)
                .collect(Collectors.toSet());
        oracle.evaluate(town.kids(), date, atMentor);
        compare(date);
    }

    /** When everything is over: what the ledger says was done is what the journal says people did. */
    void afterTheTerm() {
        ledger.agreesWithTheJournal();
    }

    /** The promise, without evaluating. */
    void compare(LocalDate date) {
        List<AbsenceCase> open = registry.all(100_000).stream()
                .filter(found -> found.state() != CaseState.CLOSED)
                .toList();
        evaluations++;
        mostOpen = Math.max(mostOpen, open.size());
        open.forEach(found -> everOpen.add(found.caseNumber()));

        everyoneAboveHasACaseAndNobodyElse(date, open);
        theEngineAgrees(date, open);
        open.forEach(found -> hasAnOwnerWhoIsThere(date, found));
        ledger.agreesWithTheEngine(date, open);
        theProductsOwnWatchAgrees(date);
        noLetterTwice(date);
        theHealthAgrees(date);
        assertThat(floor.bean(RuntimeService.class).createIncidentQuery().list())
                .as("incidents on %s", date)
                .isEmpty();
        assertThat(floor.bean(ManagementService.class)
                        .createJobQuery()
                        .noRetriesLeft()
                        .count())
                .as("jobs without a try left on %s", date)
                .isZero();
    }

    private void everyoneAboveHasACaseAndNobodyElse(LocalDate date, List<AbsenceCase> open) {
        Map<String, Long> cases =
                open.stream().collect(Collectors.groupingBy(AbsenceCase::pupilId, TreeMap::new, Collectors.counting()));
        cases.forEach((pupil, count) -> check(count == 1, pupil, date, "has " + count + " open cases"));
        Set<String> expected = oracle.open().keySet();
        for (String pupil : expected) {
            check(cases.containsKey(pupil), pupil, date, "should have an open case and has none");
        }
        for (String pupil : cases.keySet()) {
            check(expected.contains(pupil), pupil, date, "has an open case without cause");
        }
    }

    /** One instance for each open case and none besides; one main task with owner and date, or a rest with its end. */
    private void theEngineAgrees(LocalDate date, List<AbsenceCase> open) {
        Map<String, String> caseOfInstance = new HashMap<>();
        Map<String, Integer> roots = new TreeMap<>();
        for (ProcessInstance instance :
                floor.bean(RuntimeService.class).createProcessInstanceQuery().list()) {
            if (instance.getBusinessKey() != null) {
                caseOfInstance.put(instance.getId(), instance.getBusinessKey());
            }
            if (isOf(instance.getProcessDefinitionId(), Set.of("absence-follow-up"))) {
                roots.merge(instance.getBusinessKey(), 1, Integer::sum);
            }
        }
        Map<String, List<Task>> mainTasks = new HashMap<>();
        for (Task task : floor.bean(TaskService.class).createTaskQuery().list()) {

            assertThat(task.getDueDate())
                    .as("date of %s on %s", task.getTaskDefinitionKey(), date)
                    .isNotNull();
            if (isOf(task.getProcessDefinitionId(), STEPS)) {
                mainTasks
                        .computeIfAbsent(caseOfInstance.get(task.getProcessInstanceId()), number -> new ArrayList<>())
                        .add(task);
            }
        }
        Map<String, List<LocalDate>> restEnds = new HashMap<>();
        for (Job job :
                floor.bean(ManagementService.class).createJobQuery().timers().list()) {
            String number = caseOfInstance.get(job.getProcessInstanceId());
            if (number != null && endsARest.computeIfAbsent(job.getJobDefinitionId(), this::isTheEndOfARest)) {
                restEnds.computeIfAbsent(number, key -> new ArrayList<>())
                        .add(LocalDate.ofInstant(job.getDuedate().toInstant(), STOCKHOLM));
            }
        }
        for (AbsenceCase found : open) {
            String pupil = found.pupilId();
            check(
                    Objects.equals(roots.remove(found.caseNumber()), 1),
                    pupil,
                    date,
                    "has a case without exactly one running instance");
            List<Task> main = mainTasks.getOrDefault(found.caseNumber(), List.of());
            List<LocalDate> rest = restEnds.getOrDefault(found.caseNumber(), List.of());
            check(
                    main.size() + rest.size() == 1,
                    pupil,
                    date,
                    "has not exactly one dated main step, but tasks %s and rests %s"
                            .formatted(
                                    main.stream()
                                            .map(Task::getTaskDefinitionKey)
                                            .toList(),
                                    rest));
            if (found.resting()) {
                check(rest.equals(List.of(found.dueDate())), pupil, date, "rests until another day than " + rest);
                check(found.nextStep().equals("rest"), pupil, date, "rests, but the next step is " + found.nextStep());
                check(found.dueDate().isAfter(date), pupil, date, "rests, but should have been woken");
            } else {
                Task task = main.isEmpty() ? null : main.get(0);
                check(task != null, pupil, date, "rests in the engine only");
                check(
                        found.mainTask().equals(Optional.of(task.getId()))
                                && found.nextStep().equals(task.getTaskDefinitionKey())
                                && found.dueDate()
                                        .equals(LocalDate.ofInstant(
                                                task.getDueDate().toInstant(), STOCKHOLM)),
                        pupil,
                        date,
                        "has another main step in the engine: " + task.getTaskDefinitionKey() + " "
                                + task.getDueDate());
                check(
                        found.owner().equals(Optional.ofNullable(task.getAssignee())),
                        pupil,
                        date,
                        "belongs to another one in the engine: " + task.getAssignee());
            }
        }
        assertThat(roots).as("instances without an open case on %s", date).isEmpty();
    }

    private boolean isTheEndOfARest(String jobDefinition) {
        return floor.bean(ManagementService.class)
                .createJobDefinitionQuery()
                .jobDefinitionId(jobDefinition)
                .singleResult()
                .getActivityId()
                .startsWith("rest");
    }

    private static boolean isOf(String definitionId, Set<String> processes) {
        return processes.contains(definitionId.substring(0, definitionId.indexOf(':')));
    }

    /**
     * At work, unless the morning could not know: away without a deputy at work keeps the task, and what was entered during the
     * day is seen to the next morning.
     */
    private void hasAnOwnerWhoIsThere(LocalDate date, AbsenceCase found) {
        String pupil = found.pupilId();
        check(found.owner().isPresent(), pupil, date, "has a case without an owner");
        TermTown.Person owner = town.person(found.owner().orElseThrow());
        check(owner != null, pupil, date, "has a case of somebody nobody knows: " + found.owner());
        TermTown.Kid kid = town.kid(pupil);
        boolean news = owner.changedOn.equals(date);
        check(news || owner.employedOn(date), pupil, date, "has a case of somebody who has left: " + owner.id);
        check(
                news
                        || found.resting()
                        || owner.presentOn(date)
                        || deputyOf(owner, date).isEmpty(),
                pupil,
                date,
                "has a case of somebody who is away, though the deputy is at work: " + owner.id);
        TermTown.Person mentor = town.person(kid.mentor);
        boolean mentorsOwn = found.level() == Level.MENTOR
                && !kid.isProtected
                && mentor.presentOn(date)
                && !mentor.changedOn.equals(date)
                && kid.mentorSince.isBefore(date);
        check(!mentorsOwn || owner == mentor, pupil, date, "has the mentor's step at another one: " + owner.id);
    }

    private Optional<TermTown.Person> deputyOf(TermTown.Person person, LocalDate date) {
        Set<String> asked = new HashSet<>();
        Optional<TermTown.Person> next = Optional.of(person);
        while (next.isPresent() && asked.add(next.get().id)) {
            if (next.get().presentOn(date)) {
                return next;
            }
            if (next.get()
                    .deputy
                    .map(town::person)
                    .filter(other -> other.changedOn.equals(date))
                    .isPresent()) {
                return Optional.empty();
            }
            next = next.get().deputy.map(town::person);
        }
        return Optional.empty();
    }

    private void theProductsOwnWatchAgrees(LocalDate date) {
        List<String> unseen = floor.bean(Unseen.class).on(date);
        Set<String> above = oracle.above(town.kids(), date);
        above.removeAll(oracle.open().keySet());
        assertThat(above).as("the oracle's own unseen on %s", date).isEmpty();
        unseen.forEach(pupil -> check(false, pupil, date, "is unseen, says the product"));
        Set<String> unknown = TermTown.LIMITS.keySet().stream()
                .flatMap(school -> floor.bean(DataQuality.class).at(school).stream())
                .map(DataQuality.Finding::pupilId)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unknown).as("of whom too little is known on %s", date).isEqualTo(oracle.unknown());
    }

    private void theHealthAgrees(LocalDate date) {
        Health health = floor.bean(NobodyUnseenHealthIndicator.class).health();
        assertThat(health.getStatus()).as("health on %s: %s", date, health).isEqualTo(Status.UP);
    }

    private void noLetterTwice(LocalDate date) {
        Collection<HistoricTaskInstance> letters = floor.bean(HistoryService.class)
                .createHistoricTaskInstanceQuery()
                .taskDefinitionKey("review-letter")
                .list();
        Map<String, Integer> count = new TreeMap<>();
        for (HistoricTaskInstance letter : letters) {
            String pupil = pupilOfInstance.computeIfAbsent(letter.getProcessInstanceId(), this::pupilOf);
            boolean spring = LocalDate.ofInstant(letter.getStartTime().toInstant(), STOCKHOLM)
                            .getMonthValue()
                    <= 6;
            int letterOfTerm = count.merge(pupil + (spring ? " spring" : " autumn"), 1, Integer::sum);
            check(letterOfTerm == 1, pupil, date, "has got a letter twice in a term");
        }
    }

    private String pupilOf(String instance) {
        String number = floor.bean(HistoryService.class)
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
        return registry.get(number).pupilId();
    }

    private void check(boolean holds, String pupil, LocalDate date, String otherwise) {
        if (!holds) {
            TermTown.Kid kid = town.kid(pupil);
            throw new AssertionError(
                    "On %s %s %s.%n  Pupil: at %s, grade %s, mentor %s, last day %s, protected %s%n  Product: %s%n"
                                    .formatted(
                                            date,
                                            pupil,
                                            otherwise,
                                            kid.school,
                                            kid.grade,
                                            kid.mentor,
                                            kid.until.map(Object::toString).orElse("none"),
                                            kid.isProtected,
                                            registry.ofPupil(pupil))
                            + "  Oracle: %s%n  Diary: %s%n  Days (absent/reported/offered): %s"
                                    .formatted(
                                            oracle.casesOf(pupil),
                                            String.join("\n    ", town.diaryOf(pupil)),
                                            oracle.story(kid, date)));
        }
    }
}
