package se.sedd.protection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.springframework.context.ApplicationContext;
import se.sedd.Caller;
import se.sedd.followup.CaseTown;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.imports.Sent;

/** A school with pupils whose marking comes and goes, for tests of who may know what. */
final class ProtectedTown {

    private final ApplicationContext context;
    private final CaseTown town;

    ProtectedTown(ApplicationContext context, int port) {
        this.context = context;
        this.town = new CaseTown(context, port);
    }

    CaseTown school() {
        return town;
    }

    String user(String role) {
        return town.user(role);
    }

    /** The register gives the pupil this marking now. */
    void marked(String pupilId, String marking) {
        Sent.csv(
                        context,
                        "pupils",
                        "pupilId,givenName,familyName,schoolId,className,grade,mentor,securityMarking\n%s,%s,Provelev,%s,8B,8,%s,%s\n"
                                .formatted(
                                        pupilId,
                                        pupilId.substring(pupilId.indexOf('-') + 1),
                                        town.id(),
                                        town.user("mentor"),
                                        marking))
                .wasTaken();
    }

    /** The pupil's guardian has this marking now. */
    void guardianMarked(String pupilId, String marking) {
        Sent.csv(
                        context,
                        "guardians",
                        "guardianId,pupilId,givenName,familyName,securityMarking\n%s-g,%s,Provförälder,Provelev,%s\n"
                                .formatted(pupilId, pupilId, marking))
                .wasTaken();
    }

    /** The principal names them in the task that is open. */
    void name(LocalDate until, String... handlers) {
        town.complete(
                user("principal"),
                "choose-handlers",
                "handlers",
                List.of(handlers),
                "reason",
                "De är elevens trygga vuxna",
                "handlersUntil",
                until);
    }

    /** What the task is about, as this user's panel answers. */
    Caller.Answer panel(String user, String task) {
        return town.as(user).get("/api/tasks/" + task + "/pupil");
    }

    /** Every task this person sees in any way, by id. */
    List<String> tasksSeenBy(String user) {
        List<String> ids = new ArrayList<>();
        StreamSupport.stream(
                        town.as(user)
                                .get("/engine-rest/task?maxResults=1000")
                                .json()
                                .spliterator(),
                        false)
                .forEach(task -> ids.add(task.path("id").asText()));
        return ids;
    }

    Pupil pupil(String pupilId) {
        return context.getBean(Register.class).pupil(pupilId).orElseThrow();
    }

    List<String> notes(String user, String pupilId) {
        return context.getBean(Journal.class).notesTo(user, Set.of(town.id()), Instant.EPOCH).stream()
                .filter(entry -> entry.pupilRef().equals(pupil(pupilId).ref()))
                .map(JournalEntry::kind)
                .toList();
    }

    List<JournalEntry> journal(String pupilId, Compartment compartment) {
        return context.getBean(Journal.class).ofPupil(pupil(pupilId).ref(), Set.of(compartment));
    }
}
