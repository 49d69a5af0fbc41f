package se.sedd.insight.lists;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.followup.CallLoad;
import se.sedd.insight.Label;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.seen.NoticeCallLoad;

/** How many calls home the mentors have in a week, and how they could be shared out. */
@RestController
class CallLoadApi {

    private final CallLoad load;
    private final NoticeCallLoad noticeLoad;
    private final CallReaders readers;
    private final Register register;
    private final SchoolCalendar calendar;
    private final MessageSource words;
    private final Label inLists;

    CallLoadApi(
            CallLoad load,
            NoticeCallLoad noticeLoad,
            CallReaders readers,
            Register register,
            SchoolCalendar calendar,
            MessageSource words,
            Label inLists) {
        this.inLists = inLists;
        this.load = load;
        this.noticeLoad = noticeLoad;
        this.readers = readers;
        this.register = register;
        this.calendar = calendar;
        this.words = words;
    }

    /**
     * @param week ISO week, for example {@code 2026-W12}
     * @param running whether it is this week
     * @param wholeSchool whether the caller sees every mentor of the school, not their own team alone
     * @param started whether the school has had a case: before, all is an estimate
     * @param capacity first calls the routine gives one mentor in the week
     * @param noticesStarted whether the same day's notice has been at work lately: before, what is to come of it is an estimate
     * @param notices calls about the day's unreported absence, the most first
     * @param moves calls that the caller could give to a colleague with fewer; in the running week only
     */
    record Week(
            String schoolId,
            String week,
            LocalDate from,
            LocalDate to,
            boolean running,
            boolean wholeSchool,
            boolean started,
            int capacity,
            List<Mentor> mentors,
            boolean noticesStarted,
            List<OfTheDay> notices,
            List<Move> moves) {}

    /** @see CallLoad.OfMentor */
    record Mentor(String userId, String name, int due, int done, int calls, int followUps, int expected) {}

    /**
     * Calls about the day's unreported absence, which are beside those of the cases.
     *
     * @see NoticeCallLoad.OfPerson
     */
    record OfTheDay(String userId, String name, int done, int open, int expected) {}

    record Move(String taskId, String label, LocalDate dueOn, String fromName, String to, String toName) {}

    /**
     * The coordinator, the principal and the mobile team see the school, mentors and primary contacts their teams. 404 for a
     * school whose calls the caller does not see, as for one that is not there; 400 for what is no week.
     *
     * @param week the running one, if missing
     */
    @GetMapping("/api/call-load")
    Week week(@RequestParam String schoolId, @RequestParam Optional<String> week, Principal user, Locale language) {
        Optional<School> found = register.school(schoolId);
        Optional<StaffMember> person = register.staff(user.getName());
        if (found.isEmpty() || person.isEmpty() || !readers.mayRead(person.get(), found.get())) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, words.getMessage("refused.not-your-calls", null, language));
        }
        School school = found.get();
        LocalDate today = calendar.today(schoolId);
        LocalDate monday = week.map(asked -> monday(asked, language)).orElse(CallLoad.mondayOf(today));
        boolean all = readers.readsAll(person.get(), school);
        Predicate<String> seen = all ? userId -> true : load.colleaguesOf(school, user.getName())::contains;
        boolean running = monday.equals(CallLoad.mondayOf(today));
        return answer(
                school,
                load.week(school, monday),
                noticeLoad.week(school, monday),
                running,
                all,
                seen,
                running ? moves(person.get(), school) : List.of());
    }

    private List<CallLoad.Move> moves(StaffMember person, School school) {
        boolean shares = readers.sharesOut(person, school);
        return load.moves(school).stream()
                .filter(move -> shares || move.from().equals(person.userId()))
                .toList();
    }

    private Week answer(
            School school,
            CallLoad.Week week,
            NoticeCallLoad.Week notices,
            boolean running,
            boolean all,
            Predicate<String> seen,
            List<CallLoad.Move> moves) {
        List<CallLoad.OfMentor> mentors = week.mentors().stream()
                .filter(mentor -> seen.test(mentor.userId()))
                .toList();
        Set<String> users = Stream.concat(
                        Stream.concat(
                                mentors.stream().map(CallLoad.OfMentor::userId), notices.people().keySet().stream()),
                        moves.stream().flatMap(move -> Stream.of(move.from(), move.to())))
                .collect(toSet());
        Map<String, String> names =
                register.staff(users).stream().collect(toMap(StaffMember::userId, StaffMember::name));
        return new Week(
                school.id(),
                "%d-W%02d"
                        .formatted(
                                week.monday().get(IsoFields.WEEK_BASED_YEAR),
                                week.monday().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                week.monday(),
                week.monday().plusDays(6),
                running,
                all,
                week.started(),
                week.capacity(),
                mentors.stream()
                        .map(mentor -> new Mentor(
                                mentor.userId(),
                                names.getOrDefault(mentor.userId(), mentor.userId()),
                                mentor.due(),
                                mentor.done(),
                                mentor.calls(),
                                mentor.followUps(),
                                mentor.expected()))
                        .toList(),
                notices.started(),
                notices.people().entrySet().stream()
                        .filter(person -> seen.test(person.getKey()))
                        .map(person -> new OfTheDay(
                                person.getKey(),
                                names.getOrDefault(person.getKey(), person.getKey()),
                                person.getValue().done(),
                                person.getValue().open(),
                                person.getValue().expected()))
                        .sorted(Comparator.comparingInt(
                                        (OfTheDay person) -> -person.done() - person.open() - person.expected())
                                .thenComparing(OfTheDay::userId))
                        .toList(),
                moves.stream()
                        .map(move -> new Move(
                                move.taskId(),
                                inLists.of(move.pupil(), Optional.empty()),
                                move.dueOn(),
                                names.getOrDefault(move.from(), move.from()),
                                move.to(),
                                names.getOrDefault(move.to(), move.to())))
                        .toList());
    }

    private LocalDate monday(String week, Locale language) {
        try {
            return LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE);
        } catch (DateTimeParseException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, words.getMessage("refused.no-week", null, language), e);
        }
    }
}
