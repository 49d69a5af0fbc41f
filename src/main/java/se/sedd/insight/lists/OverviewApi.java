package se.sedd.insight.lists;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;

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
        StaffMember reader = register.staff(user.getName()).orElseThrow(() -> notYours(language));
        return register.school(schoolId)
                .filter(school -> overview.watches(reader, school))
                .map(school -> overview.of(school, reader))
                .orElseThrow(() -> notYours(language));
    }

    /** Every school at which the caller watches over the routine, in one line each; empty for others. */
    @GetMapping("/api/overviews")
    List<SchoolOverview.Line> overviews(Principal user) {
        return register.staff(user.getName()).map(overview::lines).orElse(List.of());
    }

    private ResponseStatusException notYours(Locale language) {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND, words.getMessage("refused.not-your-overview", null, language));
    }
}
