package se.sedd.measure;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationContext;
import se.sedd.Caller;
import se.sedd.followup.CaseTown;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.imports.Sent;

/** An invented school in Oslo with something on offer, for tests of measures. */
final class MeasureTown {

    private final ApplicationContext context;
    private final CaseTown town;

    MeasureTown(ApplicationContext context, int port) {
        this.context = context;
        this.town = new CaseTown(context, port, "Oslo");
        Sent.csv(
                        context,
                        "schools",
                        "schoolId,name,country,language,municipality\n%s,Prøveskolen,NO,nb,Oslo\n".formatted(town.id()))
                .wasTaken();
        town.staff("userId,givenName,familyName,groups,schoolIds\n%s,Prøve,Leder,project-lead,%s\n"
                .formatted(lead(), town.id()));
    }

    CaseTown school() {
        return town;
    }

    String teacher() {
        return town.user("mentor");
    }

    String lead() {
        return "lead-" + town.id();
    }

    Pupil pupil(String name) {
        return context.getBean(Register.class).pupil(town.pupil(name)).orElseThrow();
    }

    /** An elective once a week from today on, led by the primary contact. */
    String elective(String name, DayOfWeek weekday, int weeks, int places) {
        return offer(
                name,
                "practical-elective",
                weekday.name().toLowerCase(Locale.ROOT),
                town.today(),
                town.today().plusWeeks(weeks),
                places);
    }

    String offer(String name, String kind, String weekday, LocalDate from, LocalDate until, int places) {
        String id = name + "-" + town.id();
        Sent.csv(
                        context,
                        "offers",
                        "offerId,schoolId,kind,name,contributor,weekday,from,until,places,leader\n%s,%s,%s,%s,Prøvebydelen,%s,%s,%s,%d,%s\n"
                                .formatted(
                                        id,
                                        town.id(),
                                        kind,
                                        name,
                                        weekday,
                                        from,
                                        until,
                                        places,
                                        town.user("primary-contact")))
                .wasTaken();
        return id;
    }

    /** Begins a proposal on the pupils' page; the task's id. */
    String begin(String user, Pupil pupil) {
        return town.as(user)
                .post("/api/pupils/" + pupil.id() + "/tasks", "{\"kind\":\"propose-elective\"}")
                .json()
                .get("taskId")
                .asText();
    }

    /** Proposes the offer and registers that the guardian agrees; the measure. */
    Measure agree(String user, Pupil pupil, String offer) {
        submit(user, begin(user, pupil), "offer", offer, "measureReason", "Han skrur gjerne på sykler");
        does(user, "record-guardians-answer", "guardiansAgree", true, "consentFrom", List.of("guardian-1"));
        return newest(pupil);
    }

    Measure newest(Pupil pupil) {
        return context.getBean(MeasureRegister.class)
                .ofPupil(pupil.ref(), town.id())
                .get(0);
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

    void does(String user, String key, Object... answers) {
        submit(user, town.task(user, key), answers);
    }

    void passTo(LocalDate day, int hour) {
        town.passTo(day.atTime(hour, 30).atZone(town.calendar().zone(town.id())).toInstant());
    }
}
