package se.sedd.followup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.springframework.context.ApplicationContext;
import se.sedd.Caller;
import se.sedd.calendar.ClockPosition;
import se.sedd.calendar.EveryDay;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.calendar.SeddClock;
import se.sedd.demo.DemoClock;
import se.sedd.register.imports.Sent;

/**
 * One invented school with its people, for tests of the routine: lessons come in, days pass, people do their tasks over HTTP as
 * they would from Tasklist. One lesson of 300 minutes a day, so that a day is a day.
 */
public final class CaseTown {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId HERE = ZoneId.of("Europe/Stockholm");
    private static final int MINUTES = 300;

    /** How a pupil's day went. */
    public enum Day {
        PRESENT,
        ILL,
        TRUANT,
        UNREPORTED
    }

    private final ApplicationContext context;
    private final int port;
    private final String id;
    private final Map<String, Caller> callers = new HashMap<>();

    public CaseTown(ApplicationContext context, int port) {
        this(context, port, "");
    }

    public CaseTown(ApplicationContext context, int port, String municipality) {
        this.context = context;
        this.port = port;
        this.id = "town" + NUMBER.incrementAndGet();
        awayFromTheEndOfTheYear();
        Sent.csv(
                        context,
                        "schools",
                        "schoolId,name,country,language,municipality,organiser\n%s,Provskolan,SE,sv,%s,Provkommun\n"
                                .formatted(id, municipality))
                .wasTaken();
        List<String> staff = new ArrayList<>();
        staff.add("userId,givenName,familyName,groups,schoolIds,phone");
        for (String role : List.of("mentor", "primary-contact", "coordinator", "student-health", "principal")) {
            staff.add(user(role) + ",Prov," + role + "," + role + "," + id + ",070-1740605");
        }
        staff.add("social-" + id + ",Prov,Social,social-services,*,");
        staff(String.join("\n", staff) + "\n");
    }

    /**
     * A school year that is nearly over, or has just begun, has no room for the weeks a test looks back and walks through: the
     * clock is set to where it has.
     */
    private void awayFromTheEndOfTheYear() {
        skipToTheFirst(EveryDay.dayOf(context.getBean(SeddClock.class).instant()), CaseTown::hasRoom);
    }

    private static boolean hasRoom(LocalDate day) {
        MonthDay date = MonthDay.from(day);
        return !date.isAfter(MonthDay.of(3, 25)) || !date.isBefore(MonthDay.of(8, 12));
    }

    /** Moves the clock to where no holiday is near: four weeks of school lie behind, five ahead. Before anything is open. */
    public void plainWeeks() {
        skipToTheFirst(today(), day -> hasRoom(day) && isPlain(day));
    }

    private boolean isPlain(LocalDate day) {
        return day.minusWeeks(4)
                .datesUntil(day.plusWeeks(5))
                .filter(near -> near.getDayOfWeek().getValue() <= 5)
                .allMatch(near -> calendar().isSchoolDay(id, near));
    }

    /**
     * Stays, or goes to seven in the morning of the first such day. Nothing is stepped through, neither now nor later: what
     * other towns had due in between is nobody's matter any more.
     */
    private void skipToTheFirst(LocalDate today, Predicate<LocalDate> suits) {
        LocalDate day =
                today.datesUntil(today.plusYears(1)).filter(suits).findFirst().orElseThrow();
        if (day.isAfter(today)) {
            Instant morning = day.atTime(7, 0).atZone(HERE).toInstant();
            context.getBean(SeddClock.class).moveTo(morning);
            context.getBean(ClockPosition.class).store(morning);
        }
    }

    /** Adds or changes staff; the header is {@code userId,givenName,familyName,groups,schoolIds,…}. */
    public void staff(String csv) {
        Sent.csv(context, "staff", csv).wasTaken();
    }

    public String id() {
        return id;
    }

    /** The user id of this school's person with the role. */
    public String user(String role) {
        return (role.equals("primary-contact") ? "primary" : role.equals("student-health") ? "eht" : role) + "-" + id;
    }

    public String social() {
        return "social-" + id;
    }

    /** A pupil with one guardian; the pupil's id. */
    public String pupil(String name) {
        return pupil(name, "none");
    }

    public String pupil(String name, String marking) {
        String pupilId = id + "-" + name;
        Sent.csv(context, "pupils", """
                        pupilId,givenName,familyName,schoolId,className,grade,mentor,primaryContact,pupilGroup,securityMarking
                        %s,%s,Provelev,%s,8B,8,%s,%s,%s-8B,%s
                        """.formatted(
                                pupilId, name, id, user("mentor"), user("primary-contact"), id, marking))
                .wasTaken();
        Sent.csv(
                        context,
                        "guardians",
                        "guardianId,pupilId,givenName,familyName,phone\n%s-g,%s,Provförälder,Provelev,070-1740606\n"
                                .formatted(pupilId, pupilId))
                .wasTaken();
        return pupilId;
    }

    /** The pupil turned so many years today. */
    public void turns(String pupilId, int years) {
        Sent.csv(
                        context,
                        "pupils",
                        "pupilId,givenName,familyName,schoolId,className,grade,mentor,birthDate\n%s,Prov,Provelev,%s,8B,8,%s,%s\n"
                                .formatted(pupilId, id, user("mentor"), today().minusYears(years)))
                .wasTaken();
    }

    /** The pupil has another guardian beside the first. */
    public void secondGuardian(String pupilId) {
        Sent.csv(
                        context,
                        "guardians",
                        "guardianId,pupilId,givenName,familyName,phone,relation\n%s-h,%s,Andra,Provelev,070-1740607,custodian\n"
                                .formatted(pupilId, pupilId))
                .wasTaken();
    }

    /** The pupil has this mentor from now on. */
    public void pupilOf(String pupilId, String mentor) {
        Sent.csv(
                        context,
                        "pupils",
                        "pupilId,givenName,familyName,schoolId,className,grade,mentor\n%s,Prov,Provelev,%s,8B,8,%s\n"
                                .formatted(pupilId, id, mentor))
                .wasTaken();
    }

    public void leaves(String pupilId, LocalDate lastDay) {
        Sent.csv(
                        context,
                        "pupils",
                        "pupilId,givenName,familyName,schoolId,className,grade,mentor,until\n%s,Prov,Provelev,%s,8B,8,%s,%s\n"
                                .formatted(pupilId, id, user("mentor"), lastDay))
                .wasTaken();
    }

    public LocalDate today() {
        return calendar().today(id);
    }

    public SchoolCalendar calendar() {
        return context.getBean(SchoolCalendar.class);
    }

    /** The school day so many school days before (negative) or after today; 0 is today or the next one. */
    public LocalDate schoolDay(int days) {
        return calendar().plus(id, today(), days);
    }

    /** The last so many school days before today, in order, went like this for the pupil: the last ones first absent. */
    public void recentDays(String pupilId, int present, int absent, Day kind) {
        List<LocalDate> days = new ArrayList<>();
        for (int back = present + absent; back > 0; back--) {
            days.add(calendar().plus(id, today(), -back));
        }
        lessons(pupilId, days.subList(0, present), Day.PRESENT);
        lessons(pupilId, days.subList(present, days.size()), kind);
    }

    /** The coming school days, from today on, go like this. */
    public void comingDays(String pupilId, int skip, int count, Day kind) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate day = calendar().onOrAfter(id, today());
        for (int n = 0; n < skip + count; n++) {
            if (n >= skip) {
                days.add(day);
            }
            day = calendar().plus(id, day, 1);
        }
        lessons(pupilId, days, kind);
    }

    public void lessons(String pupilId, List<LocalDate> days, Day kind) {
        if (days.isEmpty()) {
            return;
        }
        StringBuilder csv = new StringBuilder(
                "lessonId,pupilId,date,start,minutes,reported,validAbsenceMinutes,invalidAbsenceMinutes,subject\n");
        for (LocalDate day : days) {
            csv.append("L-%s,%s,%s,08:30,%d,%s,%d,%d,%s\n"
                    .formatted(
                            day,
                            pupilId,
                            day,
                            MINUTES,
                            kind != Day.UNREPORTED,
                            kind == Day.ILL ? MINUTES : 0,
                            kind == Day.TRUANT ? MINUTES : 0,
                            "prov" + System.nanoTime()));
        }
        Sent.csv(context, "lessons", csv.toString()).wasTaken();
    }

    /** Evaluates yesterday's school day, as the nightly run does; the answer of the interface. */
    public JsonNode evaluate() {
        return evaluate(schoolDay(-1));
    }

    public JsonNode evaluate(LocalDate date) {
        Caller.Answer answer = as("admin").post("/api/evaluations", "{\"date\":\"" + date + "\"}");
        if (answer.status() != 200) {
            throw new AssertionError(answer.body());
        }
        return answer.json();
    }

    public List<String> unseen(LocalDate date) {
        return StreamSupport.stream(
                        as("admin").get("/api/unseen?date=" + date).json().spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    public AbsenceCase caseOf(String pupilId) {
        return context.getBean(CaseRegistry.class).ofPupil(pupilId).get(0);
    }

    public List<AbsenceCase> casesOf(String pupilId) {
        return context.getBean(CaseRegistry.class).ofPupil(pupilId);
    }

    /** Lets so many school days pass, to seven in the morning of the last one. */
    public void schoolDaysPass(int days) {
        LocalDate to = calendar().plus(id, today(), days);
        passTo(to.atTime(7, 0).atZone(calendar().zone(id)).toInstant());
    }

    public void passTo(Instant to) {
        DemoClock clock = context.getBean(DemoClock.class);
        if (to.isAfter(clock.now())) {
            clock.advance(Duration.between(clock.now(), to));
        }
    }

    public void dayPasses() {
        context.getBean(DemoClock.class).advance(Period.ofDays(1));
    }

    public Caller as(String user) {
        return callers.computeIfAbsent(user, name -> Caller.program(port, name));
    }

    /** The open tasks with this key that the user sees as theirs. */
    public List<String> tasks(String user, String key) {
        Caller.Answer answer =
                as(user).get("/engine-rest/task?maxResults=1000&assignee=" + user + "&taskDefinitionKey=" + key);
        if (answer.status() != 200) {
            throw new AssertionError(answer.body());
        }
        return StreamSupport.stream(answer.json().spliterator(), false)
                .map(task -> task.get("id").asText())
                .toList();
    }

    /** The user's only open task with this key. */
    public String task(String user, String key) {
        List<String> found = tasks(user, key);
        if (found.size() != 1) {
            throw new AssertionError(user + " has " + found.size() + " tasks " + key + ", but: " + everything());
        }
        return found.get(0);
    }

    private String everything() {
        return context.getBean(CaseRegistry.class).openAt(id).values().toString();
    }

    /** Submits the form of the user's only open task with this key; values as they stand in JSON. */
    public void complete(String user, String key, Object... answers) {
        Caller.Answer answer = submit(user, task(user, key), answers);
        if (answer.status() >= 300) {
            throw new AssertionError(key + " by " + user + ": " + answer.status() + " " + answer.body());
        }
    }

    public Caller.Answer submit(String user, String taskId, Object... answers) {
        ObjectNode variables = JSON.createObjectNode();
        for (int i = 0; i < answers.length; i += 2) {
            ObjectNode variable = variables.putObject((String) answers[i]);
            Object value = answers[i + 1];
            if (value instanceof List<?> list) {
                variable.put("type", "Json").put("value", JSON.valueToTree(list).toString());
            } else {
                variable.set("value", JSON.valueToTree(value instanceof LocalDate day ? day.toString() : value));
            }
        }
        return as(user).post(
                        "/engine-rest/task/" + taskId + "/submit-form",
                        JSON.createObjectNode()
                                .<ObjectNode>set("variables", variables)
                                .toString());
    }
}
