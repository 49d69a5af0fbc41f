package se.sedd.insight.lists;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.calendar.Term;
import se.sedd.meeting.MeetingTallies;
import se.sedd.meeting.MeetingTallies.Held;
import se.sedd.meeting.MeetingTallies.OfPartner;
import se.sedd.meeting.Partners;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.routine.PartnerService;

/**
 * How the tverrfaglige møter of a school go, for those who lead them and answer for the school. Of families nothing is told that is
 * of fewer than five; how a service has answered and come is about an office, and is told as it is.
 */
@Component
public class MeetingFigures {

    private static final Set<Role> READERS = EnumSet.of(Role.PROJECT_LEAD, Role.PRINCIPAL);
    private static final int TERMS_TO_CHOOSE = 4;

    private static final List<String> WISHES = List.of(
            "held",
            "booked",
            "partner-awaited",
            "no-time-yet",
            "sent-to-mentor",
            "cancelled",
            "no-time-found",
            "pupil-left",
            "not-registered");
    private static final List<String> REASONS = List.of("guardians-absent", "partner-absent", "cancelled", "moved");
    private static final List<String> ACTIONS = List.of("in-time", "late", "open", "overdue");
    private static final String NOT_WRITTEN = "not-written";
    private static final List<String> OUTCOMES = List.of(
            "individual-plan",
            "child-coordinator",
            "referral-with-consent",
            "new-meeting",
            "back-to-mentor",
            "none",
            NOT_WRITTEN);

    private final MeetingTallies tallies;
    private final Partners partners;
    private final SchoolCalendar calendar;

    MeetingFigures(MeetingTallies tallies, Partners partners, SchoolCalendar calendar) {
        this.tallies = tallies;
        this.partners = partners;
        this.calendar = calendar;
    }

    /**
     * @param from first day that is counted
     * @param to last such day
     * @param smallest nothing of families is told of fewer
     * @param terms this term and some before it, to choose from
     * @param wishes of these days, and where they have got to
     * @param held how many meetings were held on these days; the rest is about these
     * @param days calendar days from the wish to the meeting
     * @param partners by service: answers that were due on these days, and who came
     * @param notHeld times on these days that came without a meeting, and why
     */
    record Figures(
            String schoolId,
            LocalDate from,
            LocalDate to,
            int smallest,
            List<Span> terms,
            Parts wishes,
            int held,
            Optional<Spread> days,
            List<OfService> partners,
            Parts notHeld,
            Parts actions,
            List<Mean> evaluation,
            Parts outcomes,
            Parts measures) {}

    /** @param season spring or autumn */
    record Span(int year, Term.Season season, LocalDate from, LocalDate to) {}

    /** @param parts missing for a total of fewer than five that is not zero */
    record Parts(int total, Optional<List<Part>> parts) {}

    record Part(String code, int count) {}

    record OfService(String name, OfPartner counts) {}

    /**
     * @param question satisfied, useful, safe or cooperated
     * @param mean of answers from 1 to 5; missing for fewer than five answers
     */
    record Mean(String question, int answers, Optional<Double> mean) {}

    /** Whoever leads the school's meetings, and its principal. */
    public boolean mayRead(StaffMember person, School school) {
        return person.worksAt(school.id())
                && person.employedOn(calendar.today(school.id()))
                && person.groups().stream().anyMatch(READERS::contains);
    }

    /** Eight statements, however many meetings there have been. */
    Figures of(School school, LocalDate from, LocalDate to) {
        LocalDate today = calendar.today(school.id());
        List<Held> held = tallies.held(school.id(), from, to);
        return new Figures(
                school.id(),
                from,
                to,
                ReactionTimes.SMALLEST_GROUP,
                terms(today),
                parts(tallies.wishes(school.id(), from, to), WISHES),
                held.size(),
                Spread.of(held.stream().map(Held::days).toList(), ReactionTimes.SMALLEST_GROUP),
                services(school, tallies.partners(school.id(), from, to, today)),
                parts(tallies.notHeld(school.id(), from, to), REASONS),
                parts(tallies.actions(school.id(), from, to, today), ACTIONS),
                List.of(
                        mean("satisfied", held, Held::satisfied),
                        mean("useful", held, Held::useful),
                        mean("safe", held, Held::safe),
                        mean("cooperated", held, Held::cooperated)),
                parts(
                        held.stream()
                                .collect(groupingBy(one -> one.nextStep().orElse(NOT_WRITTEN), summingInt(one -> 1))),
                        OUTCOMES),
                parts(tallies.measures(school.id(), from, to), List.of()));
    }

    private static List<Span> terms(LocalDate today) {
        return Stream.iterate(Term.of(today), term -> Term.of(term.start().minusDays(1)))
                .limit(TERMS_TO_CHOOSE)
                .map(term -> new Span(term.year(), term.season(), term.start(), term.end()))
                .toList();
    }

    /** In this order; what is not in it comes after, by its code. */
    private static Parts parts(Map<String, Integer> counts, List<String> order) {
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        List<String> codes = new ArrayList<>(order);
        counts.keySet().stream().sorted().filter(code -> !codes.contains(code)).forEach(codes::add);
        List<Part> parts = codes.stream()
                .filter(counts::containsKey)
                .map(code -> new Part(code, counts.get(code)))
                .toList();
        return new Parts(total, Optional.of(parts).filter(all -> total == 0 || total >= ReactionTimes.SMALLEST_GROUP));
    }

    private List<OfService> services(School school, Map<String, OfPartner> counts) {
        List<OfService> services = new ArrayList<>();
        for (PartnerService service : partners.services(school)) {
            Optional.ofNullable(counts.remove(service.partner()))
                    .ifPresent(known -> services.add(new OfService(service.name(), known)));
        }
        counts.forEach((code, known) -> services.add(new OfService(code, known)));
        return services;
    }

    private static Mean mean(String question, List<Held> held, Function<Held, Optional<Integer>> answer) {
        List<Integer> answers =
                held.stream().flatMap(one -> answer.apply(one).stream()).toList();
        return new Mean(
                question,
                answers.size(),
                answers.size() < ReactionTimes.SMALLEST_GROUP
                        ? Optional.empty()
                        : Optional.of(answers.stream()
                                .mapToInt(Integer::intValue)
                                .average()
                                .orElseThrow()));
    }
}
