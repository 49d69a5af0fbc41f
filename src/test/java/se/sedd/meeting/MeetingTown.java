package se.sedd.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;
import se.sedd.Caller;
import se.sedd.followup.CaseTown;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.imports.Sent;

/** An invented school in Oslo with its partners, for tests of meetings. */
final class MeetingTown {

    static final String WISH = "Vi sover dårlig alle sammen";

    private final ApplicationContext context;
    private final CaseTown town;

    MeetingTown(ApplicationContext context, int port) {
        this.context = context;
        this.town = new CaseTown(context, port, "Oslo");
        Sent.csv(
                        context,
                        "schools",
                        "schoolId,name,country,language,municipality\n%s,Prøveskolen,NO,nb,Oslo\n".formatted(town.id()))
                .wasTaken();
        town.staff("userId,givenName,familyName,groups,schoolIds,office,email\n"
                + person("lead", "project-lead", "")
                + person("barnevern", "partner", "barnevern-sagene")
                + person("barnevern-g", "partner", "barnevern-grunerlokka")
                + person("nav", "partner", "nav-sagene")
                + person("nav-two", "partner", "nav-sagene")
                + person("helse", "partner", "skolehelsetjenesten"));
    }

    private String person(String name, String group, String office) {
        return "%s,Prøve,%s,%s,%s,%s,%s@example.org\n"
                .formatted(user(name), name, group, town.id(), office, user(name));
    }

    /** Whoever leads an office of a partner. */
    void leads(String name, String office) {
        town.staff("userId,givenName,familyName,groups,schoolIds,office,email,leadsOffice\n"
                + person(name, "partner", office).replace("\n", ",true\n"));
    }

    /** One more of the school's people. */
    void also(String name, String group, String office) {
        town.staff("userId,givenName,familyName,groups,schoolIds,office,email\n" + person(name, group, office));
    }

    CaseTown school() {
        return town;
    }

    String user(String name) {
        return name + "-" + town.id();
    }

    String teacher() {
        return town.user("mentor");
    }

    School itself() {
        return context.getBean(Register.class).school(town.id()).orElseThrow();
    }

    /** A pupil with one guardian who lives in the district. */
    Pupil pupil(String name, String district) {
        String pupilId = town.pupil(name);
        Sent.csv(
                        context,
                        "pupils",
                        "pupilId,givenName,familyName,schoolId,className,grade,mentor,district\n%s,%s,Prøveelev,%s,8B,8,%s,%s\n"
                                .formatted(pupilId, name, town.id(), teacher(), district))
                .wasTaken();
        return context.getBean(Register.class).pupil(pupilId).orElseThrow();
    }

    /** <em>Be om tverrfaglig møte</em> on the pupils' page; the task's id. */
    String begin(String user, Pupil pupil) {
        Caller.Answer answer = beginning(user, pupil);
        if (answer.status() != 201) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.json().get("taskId").asText();
    }

    Caller.Answer beginning(String user, Pupil pupil) {
        return town.as(user).post("/api/pupils/" + pupil.id() + "/tasks", "{\"kind\":\"request-meeting\"}");
    }

    /** The wish as most families have it, with consent of the guardian for all partners; answers may be replaced. */
    Object[] wish(List<String> partners, Object... others) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("askedBy", "guardian-1");
        answers.put("topic", "social");
        answers.put("wish", WISH);
        answers.put("partners", partners);
        answers.put("pupilAttends", "no");
        answers.put("guardianLeads", true);
        answers.put("consent", List.of(consent(partners, "name", "wish")));
        for (int i = 0; i < others.length; i += 2) {
            answers.put((String) others[i], others[i + 1]);
        }
        return answers.entrySet().stream()
                .filter(answer -> answer.getValue() != null)
                .flatMap(answer -> Stream.of(answer.getKey(), answer.getValue()))
                .toArray();
    }

    static Map<String, Object> consent(List<String> partners, String... share) {
        return Map.of("recipients", partners, "share", List.of(share), "from", List.of("guardian-1"));
    }

    /** One more guardian of the pupil, or other facts of one there is. */
    void guardian(Pupil pupil, int number, String phone, String email, String language) {
        Sent.csv(
                        context,
                        "guardians",
                        "guardianId,pupilId,givenName,familyName,phone,email,language,street,postalCode,city\n%s-%s,%s,Prøve%d,Forelder,%s,%s,%s,Prøveveien %d,0001,Oslo\n"
                                .formatted(
                                        pupil.id(),
                                        number == 1 ? "g" : "h",
                                        pupil.id(),
                                        number,
                                        phone,
                                        email,
                                        language,
                                        number))
                .wasTaken();
    }

    /** Registers the wish and takes the first free time; the meeting. */
    Meeting book(String user, Pupil pupil, List<String> partners, Object... others) {
        submit(user, begin(user, pupil), wish(partners, others));
        Meeting meeting = context.getBean(Wishes.class).openOf(pupil).orElseThrow();
        chooseFirst(user);
        return now(meeting);
    }

    /** So many families of the teacher's class have their wish registered and no time yet; the tasks in which one is chosen. */
    List<String> choosing(int families) {
        StringBuilder csv =
                new StringBuilder("pupilId,givenName,familyName,schoolId,className,grade,mentor,district\n");
        IntStream.range(0, families)
                .forEach(n -> csv.append("%s-crowd-%d,Elev,Prøveelev,%s,8B,8,%s,Sagene\n"
                        .formatted(town.id(), n, town.id(), teacher())));
        Sent.csv(context, "pupils", csv.toString()).wasTaken();
        IntStream.range(0, families).forEach(n -> {
            Pupil pupil = context.getBean(Register.class)
                    .pupil("%s-crowd-%d".formatted(town.id(), n))
                    .orElseThrow();
            submit(teacher(), begin(teacher(), pupil), wish(List.of("nav"), "anonymous", true, "consent", null));
        });
        return town.tasks(teacher(), "choose-slot");
    }

    /** The first free time that leaves the partners a week and more to answer. */
    Slot chooseFirst(String user, Object... others) {
        Slot first = context.getBean(MeetingSlots.class).nextFree(itself(), 24).stream()
                .filter(slot -> slot.day().isAfter(town.today().plusDays(10)))
                .findFirst()
                .orElseThrow();
        submit(
                user,
                town.task(user, "choose-slot"),
                Stream.concat(Stream.of("slot", first.id(), "place", "at-school"), Stream.of(others))
                        .toArray());
        return first;
    }

    Meeting now(Meeting meeting) {
        return context.getBean(MeetingRegister.class).get(meeting.number());
    }

    List<Invitation> invitations(Meeting meeting) {
        return context.getBean(MeetingRegister.class).invitations(meeting.number());
    }

    void submit(String user, String taskId, Object... answers) {
        Caller.Answer answer = town.submit(user, taskId, answers);
        if (answer.status() >= 300) {
            throw new AssertionError(taskId + " by " + user + ": " + answer.status() + " " + answer.body());
        }
    }

    /** The sentence with which a form is refused. */
    String refusal(String user, String taskId, Object... answers) {
        Caller.Answer answer = town.submit(user, taskId, answers);
        if (answer.status() != 400) {
            throw new AssertionError(taskId + " by " + user + " was answered " + answer.status() + " " + answer.body());
        }
        return answer.json().path("message").asText(answer.json().path("detail").asText());
    }

    /** The open task of this meeting. */
    String task(Meeting meeting, String key) {
        return context.getBean(TaskService.class)
                .createTaskQuery()
                .processInstanceBusinessKey(meeting.number())
                .taskDefinitionKey(key)
                .singleResult()
                .getId();
    }

    void does(String user, String key, Object... answers) {
        submit(user, town.task(user, key), answers);
    }

    /** The keys of the meeting's open tasks, its partners' and its actions' among them. */
    List<String> open(Meeting meeting) {
        List<String> numbers = new ArrayList<>(List.of(meeting.number()));
        invitations(meeting).forEach(invitation -> numbers.add(invitation.number()));
        return context
                .getBean(TaskService.class)
                .createTaskQuery()
                .processInstanceBusinessKeyIn(numbers.toArray(String[]::new))
                .list()
                .stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    void passTo(LocalDate day) {
        town.passTo(day.atTime(15, 0).atZone(town.calendar().zone(town.id())).toInstant());
    }

    void closed(LocalDate... days) {
        StringBuilder csv = new StringBuilder("schoolId,date,kind\n");
        Arrays.stream(days).forEach(day -> csv.append("%s,%s,holiday\n".formatted(town.id(), day)));
        Sent.csv(context, "school-days", csv.toString()).wasTaken();
    }
}
