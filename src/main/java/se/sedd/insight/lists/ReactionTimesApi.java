package se.sedd.insight.lists;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.calendar.Term;
import se.sedd.register.Register;
import se.sedd.register.School;

/** How the routine keeps its days at a school, for those who follow it. */
@RestController
class ReactionTimesApi {

    private final ReactionTimes times;
    private final Followers followers;
    private final Register register;
    private final SchoolCalendar calendar;
    private final MessageSource words;

    ReactionTimesApi(
            ReactionTimes times, Followers followers, Register register, SchoolCalendar calendar, MessageSource words) {
        this.times = times;
        this.followers = followers;
        this.register = register;
        this.calendar = calendar;
        this.words = words;
    }

    /**
     * Counts and days, nobody's name. Without dates, this term until today. 404 for a school whose routine the caller does not
     * follow, as for one that is not there; 400 for what is no date.
     */
    @GetMapping("/api/reaction-times")
    ReactionTimes.Times times(
            @RequestParam String schoolId,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to,
            Principal user,
            Locale language) {
        Sight sight = sight(user, schoolId, language);
        LocalDate today = calendar.today(schoolId);
        return times.of(
                school(schoolId), from.orElseGet(() -> Term.of(today).start()), to.orElse(today), sight, language);
    }

    /** What is late now, the most severe first. 404 for those who see figures only. */
    @GetMapping("/api/overdue-duties")
    List<ReactionTimes.Late> late(@RequestParam String schoolId, Principal user, Locale language) {
        Sight sight = sight(user, schoolId, language);
        if (sight == Sight.FIGURES) {
            throw notYours(language);
        }
        return times.late(school(schoolId), register.staff(user.getName()).orElseThrow(), sight, language);
    }

    private Sight sight(Principal user, String schoolId, Locale language) {
        return followers.sight(user.getName(), schoolId).orElseThrow(() -> notYours(language));
    }

    private School school(String schoolId) {
        return register.school(schoolId).orElseThrow();
    }

    private ResponseStatusException notYours(Locale language) {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND, words.getMessage("refused.not-your-overview", null, language));
    }
}
