package se.sedd.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.Caller;
import se.sedd.SeddTest;
import se.sedd.meeting.Invitation.State;
import se.sedd.register.Pupil;
import se.sedd.register.imports.Sent;

@SeddTest
@DisplayName("A meeting under attack: at the same time, in the wrong order, when the pupil is gone")
class MeetingAttackTest {

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    MeetingTown town;
    String teacher;

    @BeforeEach
    void school() {
        town = new MeetingTown(context, port);
        teacher = town.teacher();
    }

    /** All at the same moment, each on a thread of its own. */
    @SafeVarargs
    private static List<Caller.Answer> together(Callable<Caller.Answer>... calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.length);
        CyclicBarrier start = new CyclicBarrier(calls.length);
        try {
            List<Future<Caller.Answer>> answers = new ArrayList<>();
            for (Callable<Caller.Answer> call : calls) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<Caller.Answer> got = new ArrayList<>();
            for (Future<Caller.Answer> answer : answers) {
                got.add(answer.get());
            }
            return got;
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<Caller.Answer> sends(String user, String task, Object... answers) {
        town.school().as(user);
        return () -> town.school().submit(user, task, answers);
    }

    private static void oneAndASentence(List<Caller.Answer> answers) {
        assertThat(answers.stream().filter(answer -> answer.status() == 204)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 204))
                .allSatisfy(answer -> assertThat(answer.status() + " " + answer.body())
                        .doesNotStartWith("5")
                        .doesNotContain("ENGINE-", "Exception:", "SQL"));
    }

    @Test
    @DisplayName(
            "the last two partners answer yes in the same moment: everybody comes, and the meeting goes on by itself")
    void lastTwoAnswers() throws Exception {
        for (int round = 0; round < 4; round++) {
            Meeting meeting =
                    town.book(teacher, town.pupil("samtidig" + round, "Sagene"), List.of("nav", "school-nurse"));
            allTaken(together(
                    sends(
                            town.user("nav"),
                            town.school().task(town.user("nav"), "confirm-participation"),
                            "participation",
                            "yes"),
                    sends(
                            town.user("helse"),
                            town.school().task(town.user("helse"), "confirm-participation"),
                            "participation",
                            "yes")));
            assertThat(town.open(meeting)).containsExactly("hold-meeting");
        }
    }

    private static void allTaken(List<Caller.Answer> answers) {
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(204));
    }

    @Test
    @DisplayName("whatever is sent twice in the same moment counts once, and the other sender reads a sentence")
    void twice() throws Exception {
        Pupil pupil = town.pupil("dobbel", "Sagene");
        String lead = town.user("lead");
        String teachers = town.begin(teacher, pupil);
        String leads = town.begin(lead, pupil);
        List<Caller.Answer> wishes = together(
                sends(teacher, teachers, town.wish(List.of("nav"))), sends(lead, leads, town.wish(List.of("nav"))));
        oneAndASentence(wishes);
        boolean teacherWon = wishes.get(0).status() == 204;
        String booker = teacherWon ? teacher : lead;
        Meeting meeting = context.getBean(Wishes.class).openOf(pupil).orElseThrow();
        List<Slot> free = context.getBean(MeetingSlots.class).nextFree(town.itself(), 24).stream()
                .filter(slot -> slot.day().isAfter(town.school().today().plusDays(10)))
                .toList();
        String choosing = town.task(meeting, "choose-slot");
        oneAndASentence(together(
                sends(booker, choosing, "slot", free.get(0).id(), "place", "at-school"),
                sends(booker, choosing, "slot", free.get(1).id(), "place", "at-school")));
        assertThat(reservations(meeting)).isEqualTo(1);
        String navs = town.school().task(town.user("nav"), "confirm-participation");
        oneAndASentence(together(
                sends(town.user("nav"), navs, "participation", "no"),
                sends(town.user("nav"), navs, "participation", "no", "messageToGuardians", "Dessverre")));
        String confirming = town.task(meeting, "confirm-meeting");
        oneAndASentence(together(
                sends(booker, confirming, "meetingDecision", "meet"),
                sends(booker, confirming, "meetingDecision", "cancel")));
        if (town.now(meeting).isOpen()) {
            assertThat(town.open(meeting)).containsExactly("hold-meeting");
            assertThat(reservations(meeting)).isEqualTo(1);
        } else {
            assertThat(town.open(meeting)).isEmpty();
            assertThat(reservations(meeting)).isZero();
        }
    }

    @Test
    @DisplayName("consent is taken back while the time is chosen: the partner is not asked, or is told that it is off")
    void consentWhileBooking() throws Exception {
        for (int round = 0; round < 3; round++) {
            Pupil pupil = town.pupil("angrer" + round, "Sagene");
            town.submit(teacher, town.begin(teacher, pupil), town.wish(List.of("nav")));
            Meeting meeting = context.getBean(Wishes.class).openOf(pupil).orElseThrow();
            String choosing = town.task(meeting, "choose-slot");
            Slot slot = context.getBean(MeetingSlots.class).nextFree(town.itself(), 24).stream()
                    .filter(free -> free.day().isAfter(town.school().today().plusDays(10)))
                    .findFirst()
                    .orElseThrow();
            String consent = town.school()
                    .as(teacher)
                    .get("/api/tasks/" + choosing + "/pupil")
                    .json()
                    .at("/consents/0/consentId")
                    .asText();
            List<Caller.Answer> answers = together(
                    sends(teacher, choosing, "slot", slot.id(), "place", "at-school"),
                    () -> town.school()
                            .as(teacher)
                            .post(
                                    "/api/tasks/" + choosing + "/consents/" + consent + "/withdrawal",
                                    "{\"by\":\"guardian-1\"}"));
            Invitation invitation = town.invitations(meeting).get(0);
            assertThat(town.school().tasks(town.user("nav"), "confirm-participation"))
                    .as(invitation.state() + " after " + answers)
                    .hasSize(invitation.state() == State.INVITED ? 1 : 0);
            if (answers.get(1).status() == 204) {
                assertThat(invitation.state()).isEqualTo(State.WITHDRAWN);
                assertThat(messages(invitation, "cancel")).isEqualTo(messages(invitation, "request"));
            } else {
                town.does(town.user("nav"), "confirm-participation", "participation", "no");
            }
        }
    }

    private int messages(Invitation invitation, String kind) {
        return context.getBean(JdbcClient.class)
                .sql("select count(*) from sedd.outgoing_message where message_id like ?")
                .param("meeting/" + invitation.number() + "/%/" + kind)
                .query(Integer.class)
                .single();
    }

    private int reservations(Meeting meeting) {
        return context.getBean(JdbcClient.class)
                .sql("select count(*) from sedd.meeting_reservation where meeting_number = ?")
                .param(meeting.number())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName(
            "a pupil's last day passes, and nobody sends the register anew: the meeting after it is off and the time free")
    void lastDay() {
        Pupil pupil = town.pupil("flytter", "Sagene");
        Meeting meeting = town.book(teacher, pupil, List.of("nav"));
        Slot slot = meeting.slot().orElseThrow();
        town.school().leaves(pupil.id(), town.school().today().plusDays(1));
        assertThat(town.open(meeting)).as("still a pupil of the school").isNotEmpty();
        town.school().schoolDaysPass(3);
        assertThat(town.open(meeting)).isEmpty();
        assertThat(town.now(meeting).outcome()).contains("pupil-left");
        assertThat(context.getBean(MeetingSlots.class).nextFree(town.itself(), 24))
                .contains(slot);
    }

    @Test
    @DisplayName("a partner who never answers is asked no longer once the meeting has been held")
    void silent() {
        Pupil pupil = town.pupil("stille", "Sagene");
        Meeting meeting = town.book(teacher, pupil, List.of("nav", "school-nurse"));
        LocalDate day = meeting.slot().orElseThrow().day();
        town.passTo(day);
        town.submit(teacher, town.task(meeting, "confirm-meeting"), "meetingDecision", "meet");
        town.submit(
                town.user("lead"),
                town.task(meeting, "hold-meeting"),
                "meetingHeld",
                true,
                "attended",
                List.of("guardian-1", "nav"),
                "missing",
                List.of("school-nurse"));
        assertThat(town.open(meeting)).containsExactly("record-agreements");
        assertThat(town.invitations(meeting).stream().map(Invitation::state)).containsOnly(State.INVITED);
    }

    @Test
    @DisplayName("what is left to do after a meeting stays with the school that held it, when the pupil changes school")
    void changesSchool() {
        Pupil pupil = town.pupil("bytter", "Sagene");
        Meeting meeting = town.book(teacher, pupil, List.of("nav"));
        town.submit(
                town.user("nav"),
                town.school().task(town.user("nav"), "confirm-participation"),
                "participation",
                "yes");
        String holding = town.task(meeting, "hold-meeting");
        for (String reason : List.of("guardians-absent", "partner-absent")) {
            assertThat(town.refusal(
                            town.user("lead"),
                            holding,
                            "meetingHeld",
                            false,
                            "notHeldReason",
                            reason,
                            "missing",
                            reason.equals("partner-absent") ? List.of("nav") : List.of()))
                    .as("days before it")
                    .contains("ingen kan ha uteblitt ennå");
        }
        town.passTo(meeting.slot().orElseThrow().day());
        town.does(town.user("lead"), "hold-meeting", "meetingHeld", true, "attended", List.of("guardian-1", "nav"));
        MeetingTown other = new MeetingTown(context, port);
        Sent.csv(
                        context,
                        "pupils",
                        "pupilId,givenName,familyName,schoolId,className,grade,mentor,district\n%s,Bytter,Prøveelev,%s,9A,9,%s,Sagene\n"
                                .formatted(pupil.id(), other.school().id(), other.teacher()))
                .wasTaken();
        String soon = town.school().schoolDay(1).toString();
        town.does(
                town.user("lead"),
                "record-agreements",
                "summary",
                "De foresatte fortalte",
                "agreedActions",
                List.of(
                        Map.of("action", "Ringe", "ownerKind", "mentor", "dueDate", soon),
                        Map.of("action", "Skrive", "ownerKind", "project-lead", "dueDate", soon),
                        Map.of("action", "Spørre", "ownerKind", "home", "dueDate", soon)),
                "coordinator",
                "mentor",
                "nextStep",
                "none",
                "guardiansApproved",
                true,
                "shareWith",
                List.of("guardian-1"));
        town.does(teacher, "post-minutes", "postStatus", "posted");
        for (String stranger :
                List.of(other.teacher(), other.user("lead"), other.school().user("principal"))) {
            assertThat(other.school().tasks(stranger, "complete-action")).isEmpty();
            assertThat(other.school().tasks(stranger, "evaluate-meeting")).isEmpty();
        }
        for (String action : town.school().tasks(town.user("lead"), "complete-action")) {
            for (String partner : List.of("nav", "helse", "barnevern")) {
                assertThat(town.school()
                                .as(town.user(partner))
                                .get("/api/tasks/" + action + "/meeting")
                                .status())
                        .as("what the school does is not " + partner + "'s to read")
                        .isEqualTo(404);
            }
            town.submit(town.user("lead"), action, "actionDone", true);
        }
        String evaluating = town.school().task(town.user("lead"), "evaluate-meeting");
        assertThat(town.school()
                        .as(town.user("lead"))
                        .get("/api/tasks/" + evaluating + "/meeting")
                        .status())
                .isEqualTo(200);
        for (String action : town.school().tasks(teacher, "complete-action")) {
            town.submit(teacher, action, "actionDone", true);
        }
        town.does(town.user("lead"), "evaluate-meeting", "guardianSatisfied", "not-asked");
        assertThat(town.now(meeting).outcome()).contains("evaluated");
        assertThat(context.getBean(MeetingRegister.class).actions(meeting.number()))
                .allSatisfy(action -> assertThat(action.doneOn()).isPresent());
    }

    @Test
    @DisplayName("days at the edges of the calendar: a sentence, or it is taken and works")
    void days() {
        Pupil pupil = town.pupil("dager", "Sagene");
        String asking = town.begin(teacher, pupil);
        for (String until : List.of("9999-12-31", "+10000-01-01", "2027-02-29", "0001-01-01", "31.12.2027")) {
            Map<String, Object> consent = Map.of(
                    "recipients",
                    List.of("nav"),
                    "share",
                    List.of("name"),
                    "from",
                    List.of("guardian-1"),
                    "until",
                    until);
            Caller.Answer answer =
                    town.school().submit(teacher, asking, town.wish(List.of("nav"), "consent", List.of(consent)));
            assertThat(answer.status()).as(until + " " + answer.body()).isEqualTo(400);
        }
        Meeting meeting = book(asking, pupil);
        town.submit(
                town.user("nav"),
                town.school().task(town.user("nav"), "confirm-participation"),
                "participation",
                "yes");
        town.passTo(meeting.slot().orElseThrow().day());
        town.does(town.user("lead"), "hold-meeting", "meetingHeld", true, "attended", List.of("guardian-1", "nav"));
        String recording = town.task(meeting, "record-agreements");
        for (String due : List.of("9999-12-31", "+10000-01-01", "+999999999-12-31", "2027-02-29", "0001-01-01")) {
            Caller.Answer answer = town.school()
                    .submit(
                            town.user("lead"),
                            recording,
                            "summary",
                            "x",
                            "agreedActions",
                            List.of(Map.of("action", "Ringe", "ownerKind", "mentor", "dueDate", due)),
                            "coordinator",
                            "mentor",
                            "nextStep",
                            "none",
                            "guardiansApproved",
                            false);
            assertThat(answer.status()).as(due + " " + answer.body()).isEqualTo(400);
        }
    }

    private Meeting book(String asking, Pupil pupil) {
        town.submit(teacher, asking, town.wish(List.of("nav")));
        Meeting meeting = context.getBean(Wishes.class).openOf(pupil).orElseThrow();
        town.chooseFirst(teacher);
        return town.now(meeting);
    }
}
