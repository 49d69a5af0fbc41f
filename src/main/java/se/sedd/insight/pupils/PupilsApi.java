package se.sedd.insight.pupils;

import java.security.Principal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.engine.PupilTasks;
import se.sedd.insight.Acquaintance;
import se.sedd.insight.lists.CallReaders;
import se.sedd.insight.lists.Followers;
import se.sedd.insight.lists.MeetingFigures;
import se.sedd.insight.lists.SchoolOverview;
import se.sedd.meeting.MeetingReaders;
import se.sedd.register.NameOrder;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/** The pupils' page: who may be found, and what may be begun for them. */
@RestController
class PupilsApi {

    private final Acquaintance acquaintance;
    private final SchoolOverview overview;
    private final Followers followers;
    private final CallReaders callReaders;
    private final MeetingReaders meetingReaders;
    private final MeetingFigures meetingFigures;
    private final Register register;
    private final ObjectProvider<PupilTasks> features;
    private final MessageSource words;

    PupilsApi(
            Acquaintance acquaintance,
            SchoolOverview overview,
            Followers followers,
            CallReaders callReaders,
            MeetingReaders meetingReaders,
            MeetingFigures meetingFigures,
            Register register,
            ObjectProvider<PupilTasks> features,
            MessageSource words) {
        this.acquaintance = acquaintance;
        this.overview = overview;
        this.followers = followers;
        this.callReaders = callReaders;
        this.meetingReaders = meetingReaders;
        this.meetingFigures = meetingFigures;
        this.register = register;
        this.features = features;
        this.words = words;
    }

    /**
     * @param kinds what the caller may begin for the pupil
     * @param worksWith whether the caller works with the pupil, and may say what the home has said and hold messages to it back
     */
    record Row(
            String pupilId, String label, String className, String schoolId, List<String> kinds, boolean worksWith) {}

    record Begin(String kind) {}

    record Begun(String taskId) {}

    /** @param watches whether the caller watches over the routine there, and may see its overview */
    record SchoolChoice(String schoolId, String name, String language, boolean watches) {}

    /** @param sight cases, numbers or figures: how much of the routine there the caller sees */
    record Followed(String schoolId, String name, String sight) {}

    /** A school whose calls the caller sees. */
    record OfCalls(String schoolId, String name) {}

    /** A school whose meeting times and partners the caller sees; whether also how its meetings go. */
    record OfMeetings(String schoolId, String name, boolean figures) {}

    record Me(
            String userId,
            String name,
            List<SchoolChoice> schools,
            List<Followed> follows,
            List<OfCalls> calls,
            List<OfMeetings> meetings) {}

    /** Who is logged in, at which schools they may look for pupils, and at which they follow how the routine is kept. */
    @GetMapping("/api/me")
    Me me(Principal user) {
        Optional<StaffMember> person = acquaintance.colleague(user.getName());
        return new Me(
                user.getName(),
                register.staff(user.getName()).map(StaffMember::name).orElse(user.getName()),
                person.map(this::schoolsOf).orElse(List.of()),
                register.staff(user.getName()).map(this::followedBy).orElse(List.of()),
                register.staff(user.getName()).map(this::callsOf).orElse(List.of()),
                register.staff(user.getName()).map(this::meetingsOf).orElse(List.of()));
    }

    private List<OfMeetings> meetingsOf(StaffMember person) {
        return meetingReaders.schools(person).stream()
                .map(school -> new OfMeetings(school.id(), school.name(), meetingFigures.mayRead(person, school)))
                .toList();
    }

    private List<OfCalls> callsOf(StaffMember person) {
        return acquaintance.schools(person).stream()
                .filter(school -> callReaders.mayRead(person, school))
                .map(school -> new OfCalls(school.id(), school.name()))
                .toList();
    }

    private List<Followed> followedBy(StaffMember person) {
        return acquaintance.schools(person).stream()
                .flatMap(school -> followers.sight(person, school).stream()
                        .map(sight -> new Followed(
                                school.id(), school.name(), sight.name().toLowerCase(Locale.ROOT))))
                .toList();
    }

    private List<SchoolChoice> schoolsOf(StaffMember person) {
        return acquaintance.schools(person).stream()
                .map(school -> new SchoolChoice(
                        school.id(), school.name(), school.language(), overview.watches(person, school)))
                .toList();
    }

    /**
     * The pupils the caller may find, by name. Every word of the query must begin a name or the class.
     *
     * @param query words; without it, all the caller may find
     * @param schoolId one of the caller's schools; without it, all of them
     */
    @GetMapping("/api/pupils")
    List<Row> pupils(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "") String schoolId,
            Principal user,
            Locale language) {
        return acquaintance
                .colleague(user.getName())
                .map(person -> found(person, query, schoolId, language))
                .orElse(List.of());
    }

    private List<Row> found(StaffMember person, String query, String schoolId, Locale language) {
        List<String> asked = words(query);
        return acquaintance.schools(person).stream()
                .filter(school -> schoolId.isEmpty() || school.id().equals(schoolId))
                .flatMap(school -> {
                    Map<String, Predicate<Pupil>> kinds = kinds(school, person);
                    return acquaintance.pupils(school).stream()
                            .filter(pupil -> matches(pupil, asked))
                            .map(pupil -> new Row(
                                    pupil.id(),
                                    pupil.name(),
                                    pupil.className(),
                                    pupil.schoolId(),
                                    kinds.entrySet().stream()
                                            .filter(kind -> kind.getValue().test(pupil))
                                            .map(Map.Entry::getKey)
                                            .toList(),
                                    acquaintance.worksWith(pupil, person)));
                })
                .sorted(Comparator.comparing(Row::label, NameOrder.in(language)).thenComparing(Row::pupilId))
                .toList();
    }

    /** Begins a task for the pupil; it is the caller's. 409 where the pupil has one already. */
    @PostMapping("/api/pupils/{pupilId}/tasks")
    @ResponseStatus(HttpStatus.CREATED)
    Begun begin(@PathVariable String pupilId, @RequestBody Begin asked, Principal user, Locale language) {
        StaffMember person = acquaintance.colleague(user.getName()).orElseThrow(() -> noSuchPupil(language));
        Pupil pupil = acquaintance.pupil(pupilId, person).orElseThrow(() -> noSuchPupil(language));
        School school = register.school(pupil.schoolId()).orElseThrow(() -> noSuchPupil(language));
        PupilTasks feature = features.stream()
                .filter(candidate -> candidate.kinds(school, person).contains(asked.kind()))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.FORBIDDEN, words.getMessage("refused.not-yours-to-begin", null, language)));
        try {
            return new Begun(feature.begin(asked.kind(), pupil, person));
        } catch (PupilTasks.NotNow notNow) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, notNow.getMessage(), notNow);
        }
    }

    /** What this person may begin at the school, and for which pupils. */
    private Map<String, Predicate<Pupil>> kinds(School school, StaffMember person) {
        Map<String, Predicate<Pupil>> kinds = new TreeMap<>();
        features.forEach(feature ->
                feature.kinds(school, person).forEach(kind -> kinds.put(kind, feature.offered(kind, school, person))));
        return kinds;
    }

    private static boolean matches(Pupil pupil, List<String> words) {
        List<String> names = words(pupil.name() + " " + pupil.className());
        return words.stream().allMatch(word -> names.stream().anyMatch(name -> name.startsWith(word)));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s,-]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The same answer for a pupil who is not there and one whom the caller may not find. */
    private ResponseStatusException noSuchPupil(Locale language) {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND, words.getMessage("refused.no-such-pupil", null, language));
    }
}
