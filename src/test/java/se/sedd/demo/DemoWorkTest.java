package se.sedd.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.WorkFloor;
import se.sedd.calendar.ClockPosition;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.calendar.SeddClock;
import se.sedd.engine.DeskWork;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.CaseState;
import se.sedd.followup.Unseen;
import se.sedd.meeting.Invitations;
import se.sedd.meeting.MeetingRegister;
import se.sedd.meeting.MeetingSlots;
import se.sedd.meeting.MeetingTallies;
import se.sedd.meeting.Wishes;
import se.sedd.register.Register;
import se.sedd.register.imports.LocalImport;

/** The demo's first two schools on the first morning, on the work floor alone. */
@DisplayName("The demo's first morning: everyone has something to do")
class DemoWorkTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 13);

    private static WorkFloor floor;
    private static Map<String, AbsenceCase> opened;

    @BeforeAll
    static void mondayMorning(@TempDir Path folder) {
        floor = WorkFloor.start();
        TownFiles town = new TownFiles(folder);
        town.register().forEach(DemoWorkTest::take);
        town.lessons(floor.bean(SchoolCalendar.class), List.of(TownBuilder.FIRST_SCHOOL, TownBuilder.SECOND_SCHOOL))
                .values()
                .forEach(file -> take("lessons", file));
        Instant lessonsSent = Instant.parse("2026-03-13T16:00:00Z");
        floor.bean(SeddClock.class).moveTo(lessonsSent);
        floor.bean(ClockPosition.class).store(lessonsSent);
        floor.bean(DemoClock.class).advanceTo(Instant.parse("2026-03-16T05:30:00Z"));
        opened = cases();
        work().begin();
        meetings().begin();
        floor.bean(DemoClock.class).advanceTo(Instant.parse("2026-03-16T06:00:00Z"));
    }

    @AfterAll
    static void close() {
        floor.close();
    }

    private static void take(String kind, Path file) {
        assertThat(floor.bean(LocalImport.class).take(kind, file).refusal()).isEmpty();
    }

    private static DemoWork work() {
        return new DemoWork(floor.bean(CaseRegistry.class), floor.bean(Register.class), floor.bean(DeskWork.class));
    }

    private static DemoMeetings meetings() {
        return new DemoMeetings(
                floor.bean(Wishes.class),
                floor.bean(Invitations.class),
                floor.bean(MeetingRegister.class),
                floor.bean(MeetingSlots.class),
                floor.bean(Register.class),
                floor.bean(DeskWork.class),
                new PastMeetings(floor.bean(JdbcClient.class)));
    }

    @Test
    @DisplayName("the Norwegian school has had meetings, twenty-one wishes, and doing it twice does nothing")
    void pastMeetings() {
        List<LocalDate> span = List.of(LocalDate.of(2025, 8, 1), LocalDate.of(2026, 3, 1));
        MeetingTallies tallies = floor.bean(MeetingTallies.class);
        meetings().begin();
        assertThat(tallies.wishes(TownBuilder.OSLO_SCHOOL, span.get(0), span.get(1)))
                .containsOnly(
                        entry("held", 16),
                        entry("sent-to-mentor", 3),
                        entry("cancelled", 1),
                        entry("no-time-found", 1));
        assertThat(tallies.partners(TownBuilder.OSLO_SCHOOL, span.get(0), span.get(1), span.get(1))
                        .get("nav"))
                .isEqualTo(new MeetingTallies.OfPartner(7, 1, 1, 0, 0, 0, 8, 2));
    }

    private static Map<String, AbsenceCase> cases() {
        Map<String, AbsenceCase> found = new TreeMap<>();
        Stream.of(TownBuilder.FIRST_SCHOOL, TownBuilder.SECOND_SCHOOL)
                .forEach(school -> found.putAll(floor.bean(CaseRegistry.class).openAt(school)));
        return found;
    }

    private static List<String> tasksOf(String userId) {
        return floor.bean(TaskService.class).createTaskQuery().taskAssignee(userId).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    @ParameterizedTest(name = "{0} has {1}")
    @CsvSource({
        "mentor1, contact-guardian follow-up-contact",
        "coordinator1, map-absence hold-attendance-meeting follow-up-plan",
        "principal1, decide-investigation decide-measures decide-concern-report",
        "eht1, investigate-absence follow-up-measures follow-up-cooperation",
        "social1, acknowledge-referral assess-protection decide-inquiry",
        "mentor2, contact-guardian follow-up-contact",
        "coordinator2, map-absence hold-attendance-meeting follow-up-plan",
        "principal2, decide-investigation",
        "larer1, confirm-meeting choose-slot",
        "primar1, confirm-meeting",
        "prosjekt1, hold-meeting assess-topic confirm-meeting",
        "nav1, confirm-participation",
        "nav2, confirm-participation",
        "barnevern1, confirm-participation",
        "helse1, confirm-participation",
        "familie1, confirm-participation"
    })
    void hasTasks(String userId, String expected) {
        assertThat(tasksOf(userId)).contains(expected.split(" "));
    }

    @Test
    @DisplayName("mentor1 still has most of the calls, and primary1 can take them")
    void calls() {
        List<String> calls =
                tasksOf("mentor1").stream().filter("contact-guardian"::equals).toList();
        assertThat(calls).hasSizeGreaterThan(3);
        assertThat(floor.bean(TaskService.class)
                        .createTaskQuery()
                        .taskDefinitionKey("contact-guardian")
                        .taskAssignee("mentor1")
                        .taskCandidateUser("primary1")
                        .includeAssignedTasks()
                        .count())
                .isEqualTo(calls.size());
    }

    @Test
    @DisplayName("nothing that Friday opened is closed, and nobody is unseen")
    void stillOpen() {
        assertThat(cases().keySet()).isEqualTo(opened.keySet());
        assertThat(cases().values()).allSatisfy(found -> {
            assertThat(found.state()).isEqualTo(CaseState.OPEN);
            assertThat(found.openedOn()).isEqualTo(FRIDAY);
            assertThat(found.owner()).isPresent();
        });
        assertThat(floor.bean(Unseen.class).on(FRIDAY)).isEmpty();
    }

    @Test
    @DisplayName("nobody has worked on a protected pupil's case")
    void protectedPupils() {
        assertThat(cases().values())
                .filteredOn(found -> floor.bean(Register.class)
                        .pupil(found.pupilId())
                        .orElseThrow()
                        .protectedIdentity())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.nextStep()).isEqualTo("contact-guardian"));
    }

    @Test
    @DisplayName("the same work again does nothing")
    void again() {
        Map<String, AbsenceCase> before = cases();
        long open = floor.bean(TaskService.class).createTaskQuery().count();
        work().begin();
        meetings().begin();
        assertThat(cases()).isEqualTo(before);
        assertThat(floor.bean(TaskService.class).createTaskQuery().count()).isEqualTo(open);
    }
}
