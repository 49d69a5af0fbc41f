package se.sedd.insight;

import java.security.Principal;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.register.Register;

/** The follow-up list of a school, for those who watch over its routine. */
@RestController
class OverviewApi {

    private final SchoolOverview overview;
    private final Register register;
    private final MessageSource words;

    OverviewApi(SchoolOverview overview, Register register, MessageSource words) {
        this.overview = overview;
        this.register = register;
        this.words = words;
    }

    /** 404 for a school at which the caller does not watch over the routine, as for one that is not there. */
    @GetMapping("/api/overview")
    SchoolOverview.Overview overview(@RequestParam String schoolId, Principal user, Locale language) {
        return register.school(schoolId)
                .filter(school -> register.staff(user.getName())
                        .filter(person -> overview.watches(person, school))
                        .isPresent())
                .map(overview::of)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, words.getMessage("refused.not-your-overview", null, language)));
    }
}
