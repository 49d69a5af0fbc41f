package se.sedd.meeting;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.Caller;
import se.sedd.SeddTest;
import se.sedd.engine.EngineTables;
import se.sedd.meeting.Invitation.State;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;
import se.sedd.register.imports.Sent;

/**
 * People do anything at all around meetings, in any order, and pupils and partners come and go meanwhile. Whatever happens, what
 * a school may rely on holds after every step. Run longer with {@code -Dsedd.walk.seeds=20 -Dsedd.walk.steps=300}, again with
 * {@code -Dsedd.walk.from=SEED}.
 */
@SeddTest
@DisplayName("Meetings on a random walk: nobody waits in vain, whatever is done")
class MeetingRandomWalkTest {

    private static final String SECRET = "hemmeligheten Ærøskøbing";
    private static final List<String> PARTNERS = List.of("nav", "school-nurse", "child-welfare");

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    private MeetingTown town;
    private MeetingTown elsewhere;
    private Random dice;
    private final List<String> done = new ArrayList<>();
    private final List<String> pupils = new ArrayList<>();
    private final Map<String, Integer> sequences = new HashMap<>();
    private final Set<String> mayBeUntold = new HashSet<>();

    static LongStream seeds() {
        long from = Long.getLong("sedd.walk.from", 5);
        return LongStream.range(from, from + Integer.getInteger("sedd.walk.seeds", 1));
    }

    @BeforeEach
    void schools() {
        elsewhere = new MeetingTown(context, port);
        town = new MeetingTown(context, port);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void walk(long seed) {
        dice = new Random(seed);
        for (int n = 0; n < 3; n++) {
            pupils.add(town.pupil("elev" + n, "Sagene").id());
        }
        for (int step = Integer.getInteger("sedd.walk.steps", 60); step > 0; step--) {
            try {
                somethingHappens();
                everythingHolds();
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("seed " + seed + ":\n" + String.join("\n", done), broken);
            }
        }
        LoggerFactory.getLogger(getClass()).info("Walked, seed {}: {}", seed, outcomes());
        assertThat(EngineTables.columnsWith(context.getBean(JdbcClient.class), SECRET))
                .as("a family's words in the engine, seed " + seed)
                .isEmpty();
    }

    private Map<String, Long> outcomes() {
        return all().stream()
                .collect(groupingBy(meeting -> meeting.outcome().orElse("under way"), TreeMap::new, counting()));
    }

    private void somethingHappens() {
        int what = dice.nextInt(100);
        if (what < 12) {
            begin();
        } else if (what < 74) {
            answer();
        } else if (what < 80) {
            withdrawConsent();
        } else if (what < 89) {
            timePasses();
        } else if (what < 95) {
            pupilChanges();
        } else {
            partnerChanges();
        }
    }

    private void begin() {
        Pupil pupil = pupil();
        String user = one(List.of(town.teacher(), town.user("lead"), town.user("nav"), elsewhere.teacher()));
        seen("begins " + user + " " + pupil.id(), town.beginning(user, pupil));
    }

    private void answer() {
        List<Task> open = tasks();
        if (open.isEmpty()) {
            begin();
            return;
        }
        Task task = one(open);
        String user = dice.nextInt(8) > 0 && task.getAssignee() != null
                ? task.getAssignee()
                : one(List.of(town.teacher(), town.user("lead"), town.user("nav"), town.user("nav-two")));
        if (dice.nextInt(10) == 0) {
            seen("takes " + user, town.school().as(user).post("/api/tasks/" + task.getId() + "/take", "{}"));
        }
        Object[] answers = answersTo(task.getTaskDefinitionKey(), task.getProcessInstanceId());
        seen(
                user + " answers " + task.getTaskDefinitionKey() + " " + List.of(answers),
                town.school().submit(user, task.getId(), answers));
    }

    private Object[] answersTo(String key, String instance) {
        String soon = town.school().schoolDay(1 + dice.nextInt(4)).toString();
        List<String> some =
                PARTNERS.stream().filter(partner -> dice.nextBoolean()).toList();
        List<String> invited = some.isEmpty() ? List.of("nav") : some;
        return switch (key) {
            case "request-meeting" -> {
                boolean anonymous = dice.nextInt(4) == 0;
                yield town.wish(
                        invited,
                        "wish",
                        SECRET,
                        "topic",
                        one(List.of("social", "social", "social", "unsure", "pedagogical")),
                        "anonymous",
                        anonymous,
                        "consent",
                        anonymous ? null : List.of(MeetingTown.consent(invited, "name")));
            }
            case "assess-topic" ->
                new Object[] {"topic", one(List.of("social", "pedagogical")), "answerToHome", SECRET};
            case "answer-family" -> new Object[] {"answerToHome", SECRET};
            case "choose-slot" -> {
                List<String> free = context.getBean(MeetingSlots.class).nextFree(town.itself(), 12).stream()
                        .map(Slot::id)
                        .toList();
                yield new Object[] {
                    "slot", dice.nextInt(9) == 0 ? "none" : one(free), "place", one(List.of("at-school", "video"))
                };
            }
            case "confirm-meeting" ->
                new Object[] {"meetingDecision", one(List.of("meet", "meet", "meet", "new-time", "cancel"))};
            case "hold-meeting" -> {
                boolean held = dice.nextInt(4) > 0;
                yield held
                        ? new Object[] {
                            "meetingHeld", true, "attended", List.of("guardian-1", "nav"), "missing", List.of()
                        }
                        : new Object[] {
                            "meetingHeld",
                            false,
                            "notHeldReason",
                            one(List.of("moved", "cancelled", "guardians-absent", "partner-absent")),
                            "missing",
                            invited
                        };
            }
            case "record-agreements" ->
                new Object[] {
                    "summary",
                    SECRET,
                    "agreedActions",
                    List.of(
                            Map.of(
                                    "action",
                                    SECRET,
                                    "ownerKind",
                                    one(List.of("mentor", "home", "nav")),
                                    "dueDate",
                                    soon),
                            Map.of("action", SECRET, "ownerKind", "project-lead", "dueDate", soon)),
                    "coordinator",
                    "mentor",
                    "nextStep",
                    one(List.of("none", "new-meeting")),
                    "guardiansApproved",
                    dice.nextBoolean(),
                    "shareWith",
                    one(List.of(List.of("guardian-1"), List.of("guardian-1", "nav")))
                };
            case "approve-minutes" ->
                dice.nextInt(3) == 0
                        ? new Object[] {"guardiansApproved", false, "corrections", SECRET}
                        : new Object[] {"guardiansApproved", true, "shareWith", List.of("guardian-1")};
            case "post-minutes" -> new Object[] {"postStatus", "posted"};
            case "evaluate-meeting" -> new Object[] {"guardianSatisfied", one(List.of("1", "5", "not-asked"))};
            case "confirm-participation" ->
                new Object[] {
                    "participation",
                    one(List.of("yes", "yes", "no", "deputy")),
                    "deputyName",
                    "Prøve",
                    "deputyEmail",
                    "vikar@example.org"
                };
            case "complete-action" ->
                dice.nextBoolean()
                        ? new Object[] {"actionDone", true, "result", SECRET}
                        : new Object[] {"actionDone", false, "newDate", soon};
            default -> new Object[] {};
        };
    }

    private void withdrawConsent() {
        List<Task> open = tasks().stream()
                .filter(task -> task.getAssignee() != null)
                .filter(task -> !task.getTaskDefinitionKey().equals("confirm-participation"))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        Task task = one(open);
        String path = "/api/tasks/" + task.getId();
        Caller.Answer beside =
                seen("looks", town.school().as(task.getAssignee()).get(path + "/pupil"));
        JsonNode consents = beside.status() == 200 ? beside.json().path("consents") : beside.json();
        if (consents.isArray() && !consents.isEmpty()) {
            String consent = consents.get(dice.nextInt(consents.size()))
                    .path("consentId")
                    .asText();
            seen(
                    "consent is taken back",
                    town.school()
                            .as(task.getAssignee())
                            .post(path + "/consents/" + consent + "/withdrawal", "{\"by\":\"guardian-1\"}"));
        }
    }

    private void timePasses() {
        Optional<LocalDate> next = meetings().stream()
                .flatMap(meeting -> meeting.slot().stream())
                .map(Slot::day)
                .filter(day -> day.isAfter(town.school().today()))
                .min(LocalDate::compareTo);
        if (next.isPresent() && dice.nextBoolean()) {
            done.add("until " + next.get());
            town.passTo(next.get());
        } else {
            done.add("a day passes");
            town.school().schoolDaysPass(1);
        }
    }

    private void pupilChanges() {
        Pupil pupil = pupil();
        String school =
                dice.nextInt(3) == 0 ? elsewhere.school().id() : town.school().id();
        String until = dice.nextInt(3) == 0
                ? town.school().today().plusDays(dice.nextInt(6) - 1).toString()
                : "";
        String marking = dice.nextInt(4) == 0 ? "protected" : "none";
        done.add("pupil " + pupil.id() + " " + school + " until " + until + " " + marking);
        Sent.csv(
                        context,
                        "pupils",
                        "pupilId,givenName,familyName,schoolId,className,grade,mentor,district,until,securityMarking\n%s,Elev,Prøveelev,%s,8B,8,%s,%s,%s,%s\n"
                                .formatted(
                                        pupil.id(),
                                        school,
                                        school.equals(town.school().id()) ? town.teacher() : elsewhere.teacher(),
                                        one(List.of("Sagene", "Grünerløkka")),
                                        until,
                                        marking))
                .wasTaken();
    }

    private void partnerChanges() {
        String office = one(List.of("nav-sagene", "barnevern-sagene"));
        String name = one(List.of("nav", "nav-two", "helse"));
        done.add(name + " works at " + office);
        town.also(name, "partner", office);
    }

    private void everythingHolds() {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        List<Task> tasks = tasks();
        LocalDateTime now = LocalDateTime.ofInstant(
                context.getBean(java.time.Clock.class).instant(),
                town.school().calendar().zone(town.school().id()));
        Set<String> reserved =
                new HashSet<>(jdbc.sql("select meeting_number from sedd.meeting_reservation where school_id = ?")
                        .param(town.school().id())
                        .query(String.class)
                        .list());
        Set<Slot> booked = new HashSet<>();
        for (Meeting meeting : all()) {
            String number = meeting.number();
            boolean registered = isRegistered(jdbc, number);
            List<Task> own = of(tasks, number);
            if (registered) {
                assertThat(own).as("somebody has the next step of " + number).isNotEmpty();
                meeting.slot()
                        .filter(slot -> slot.start().isAfter(now))
                        .ifPresent(slot -> assertThat(booked.add(slot) && reserved.contains(number))
                                .as("its own time, once")
                                .isTrue());
            } else if (meeting.outcome().isPresent()) {
                assertThat(own).as("nothing more to do: " + number).isEmpty();
                if (meeting.heldOn().isEmpty()) {
                    assertThat(reserved).as("a time that nobody needs").doesNotContain(number);
                }
            }
            assertThat(meeting.sequence()).isGreaterThanOrEqualTo(sequences.getOrDefault(number, 0));
            sequences.put(number, meeting.sequence());
            boolean silent =
                    meeting.slot().filter(slot -> !slot.start().isAfter(now)).isPresent()
                            || context.getBean(Register.class)
                                    .pupilByRef(meeting.pupilRef())
                                    .orElseThrow()
                                    .protectedIdentity();
            for (Invitation invitation : town.invitations(meeting)) {
                partnerKnows(jdbc, tasks, meeting, invitation, silent);
            }
            actionsHaveOwners(tasks, meeting);
        }
        for (Task task : tasks) {
            Optional<StaffMember> owner =
                    Optional.ofNullable(task.getAssignee()).flatMap(context.getBean(Register.class)::staff);
            assertThat(owner.filter(person -> person.worksAt(town.school().id())))
                    .as(task.getTaskDefinitionKey() + " is " + task.getAssignee() + "'s, who works here")
                    .isPresent();
            assertThat(task.getDueDate()).as(task.getTaskDefinitionKey()).isNotNull();
            assertThat(town.school()
                            .as(task.getAssignee())
                            .get("/engine-rest/task/" + task.getId())
                            .status())
                    .as(task.getTaskDefinitionKey() + " is seen by its owner")
                    .isEqualTo(200);
        }
        if (!tasks.isEmpty()) {
            nobodyElseSees(one(tasks));
        }
        assertThat(context.getBean(RuntimeService.class).createIncidentQuery().count())
                .as("incidents")
                .isZero();
        assertThat(context.getBean(ManagementService.class)
                        .createJobQuery()
                        .tenantIdIn(town.school().id())
                        .withException()
                        .count())
                .as("failed timers")
                .isZero();
    }

    /** Neither the next school's people nor a partner who has no part in it, be it the same office's of before. */
    private void nobodyElseSees(Task task) {
        Set<String> its = new HashSet<>(Set.of(task.getAssignee()));
        context.getBean(TaskService.class)
                .getIdentityLinksForTask(task.getId())
                .forEach(link -> Optional.ofNullable(link.getUserId()).ifPresent(its::add));
        String stranger = one(Stream.of(
                        elsewhere.teacher(),
                        elsewhere.user("lead"),
                        elsewhere.user("nav"),
                        town.user("nav"),
                        town.user("nav-two"),
                        town.user("helse"),
                        town.user("barnevern-g"))
                .filter(user -> !its.contains(user))
                .toList());
        for (String path :
                List.of("/api/tasks/%s/meeting", "/api/tasks/%s/pupil", "/engine-rest/task/%s/form-variables")) {
            assertThat(town.school()
                            .as(stranger)
                            .get(path.formatted(task.getId()))
                            .status())
                    .as(stranger + " asks for " + path + " of " + task.getTaskDefinitionKey())
                    .isEqualTo(404);
        }
    }

    private void partnerKnows(
            JdbcClient jdbc, List<Task> tasks, Meeting meeting, Invitation invitation, boolean silent) {
        String number = invitation.number();
        boolean awaited = invitation.state() == State.INVITED
                && meeting.isOpen()
                && meeting.heldOn().isEmpty();
        assertThat(of(tasks, number).stream()
                        .filter(task -> task.getTaskDefinitionKey().equals("confirm-participation")))
                .as(number + " is " + invitation.state())
                .hasSize(awaited ? 1 : 0);
        if (silent) {
            mayBeUntold.add(number);
        }
        boolean off = invitation.state() == State.WISHED
                || invitation.state() == State.WITHDRAWN
                || !meeting.isOpen() && meeting.heldOn().isEmpty();
        if (!off || mayBeUntold.contains(number)) {
            return;
        }
        int asked = last(jdbc, number, "request");
        if (asked >= 0) {
            assertThat(last(jdbc, number, "cancel"))
                    .as(number + " was asked at " + asked + " and is told that it is off")
                    .isGreaterThan(asked);
        }
    }

    /** The highest SEQUENCE of such a message to the partner; -1 when there is none. */
    private static int last(JdbcClient jdbc, String invitation, String kind) {
        return jdbc
                .sql("select message_id from sedd.outgoing_message where message_id like ?")
                .param("meeting/" + invitation + "/%/" + kind)
                .query(String.class)
                .list()
                .stream()
                .mapToInt(id -> Integer.parseInt(id.split("/")[2]))
                .max()
                .orElse(-1);
    }

    private void actionsHaveOwners(List<Task> tasks, Meeting meeting) {
        if (meeting.approvedOn().isPresent()) {
            for (Action action : context.getBean(MeetingRegister.class).actions(meeting.number())) {
                assertThat(of(tasks, action.number()))
                        .as(action.number())
                        .hasSize(action.doneOn().isPresent() ? 0 : 1);
            }
        }
    }

    private List<Task> of(List<Task> tasks, String businessKey) {
        Set<String> instances = new HashSet<>();
        context.getBean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .list()
                .forEach(instance -> instances.add(instance.getId()));
        return tasks.stream()
                .filter(task -> instances.contains(task.getProcessInstanceId()))
                .toList();
    }

    private static boolean isRegistered(JdbcClient jdbc, String number) {
        return jdbc.sql("select count(*) from sedd.meeting where meeting_number = ? and open_pupil is not null")
                        .param(number)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private List<Meeting> all() {
        MeetingRegister meetings = context.getBean(MeetingRegister.class);
        return context
                .getBean(JdbcClient.class)
                .sql("select meeting_number from sedd.meeting where school_id = ? order by meeting_number")
                .param(town.school().id())
                .query(String.class)
                .list()
                .stream()
                .map(meetings::get)
                .toList();
    }

    private List<Meeting> meetings() {
        return all().stream().filter(Meeting::isOpen).toList();
    }

    private List<Task> tasks() {
        return context
                .getBean(TaskService.class)
                .createTaskQuery()
                .tenantIdIn(town.school().id())
                .list()
                .stream()
                .sorted(java.util.Comparator.comparing(Task::getTaskDefinitionKey)
                        .thenComparing(Task::getId))
                .toList();
    }

    private Pupil pupil() {
        return context.getBean(Register.class).pupil(one(pupils)).orElseThrow();
    }

    private <T> T one(List<T> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }

    private Caller.Answer seen(String what, Caller.Answer answer) {
        done.add(what + " -> " + answer.status() + (answer.status() == 400 ? " " + answer.body() : ""));
        assertThat(answer.status()).as(what + " " + answer.body()).isLessThan(500);
        assertThat(Stream.of("ENGINE-", "Exception")).noneMatch(answer.body()::contains);
        return answer;
    }
}
