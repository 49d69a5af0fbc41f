package se.sedd.insight.lists;

import java.security.Principal;
import java.time.LocalDate;
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

/** How the meetings of a school go, in figures. */
@RestController
class MeetingFiguresApi {

    private final MeetingFigures figures;
    private final Register register;
    private final SchoolCalendar calendar;
    private final MessageSource words;

    MeetingFiguresApi(MeetingFigures figures, Register register, SchoolCalendar calendar, MessageSource words) {
        this.figures = figures;
        this.register = register;
        this.calendar = calendar;
        this.words = words;
    }

    /**
     * Counts and days, nobody's name. Without dates, this term. 404 for a school whose meetings the caller does not answer for, as
     * for one that is not there; 400 for what is no date, or days that end before they begin.
     */
    @GetMapping("/api/meeting-figures")
    MeetingFigures.Figures figures(
            @RequestParam String schoolId,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to,
            Principal user,
            Locale language) {
        School school = register.school(schoolId)
                .filter(found -> register.staff(user.getName())
                        .filter(person -> figures.mayRead(person, found))
                        .isPresent())
                .orElseThrow(() -> refused(HttpStatus.NOT_FOUND, "refused.not-your-meeting-figures", language));
        Term term = Term.of(calendar.today(school.id()));
        LocalDate first = from.orElseGet(term::start);
        LocalDate last = to.orElseGet(term::end);
        if (last.isBefore(first)) {
            throw refused(HttpStatus.BAD_REQUEST, "refused.ends-before-it-begins", language);
        }
        return figures.of(school, first, last);
    }

    private ResponseStatusException refused(HttpStatus status, String sentence, Locale language) {
        return new ResponseStatusException(status, words.getMessage(sentence, null, language));
    }
}
