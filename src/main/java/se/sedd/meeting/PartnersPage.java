package se.sedd.meeting;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.engine.Sentences;

/** The partners of a school for families: read without a login, on a telephone or as a leaflet on paper. */
@Controller
class PartnersPage {

    private static final Sentences SENTENCES = new Sentences("se.sedd.meeting.sentences");

    private final PartnerLeaflet leaflet;

    PartnersPage(PartnerLeaflet leaflet) {
        this.leaflet = leaflet;
    }

    /** @param language BCP 47; without it, the first of the browser's that there is */
    @GetMapping("/partners/{schoolId}")
    String show(
            @PathVariable String schoolId,
            @RequestParam Optional<String> language,
            HttpServletRequest request,
            Model page) {
        List<Locale> wanted = language.map(Locale::forLanguageTag)
                .map(List::of)
                .orElseGet(() -> Collections.list(request.getLocales()));
        page.addAttribute(
                "leaflet",
                leaflet.of(schoolId, wanted)
                        .orElseThrow(
                                () -> new ResponseStatusException(HttpStatus.NOT_FOUND, SENTENCES.of("no-partners"))));
        return "partners";
    }
}
