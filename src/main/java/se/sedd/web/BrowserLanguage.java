package se.sedd.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * Pages and sentences come in bokmål to a browser whose first language is Norwegian, to every other in Swedish: as Tasklist
 * chooses. An address that says {@code language=nb} or {@code language=sv} chooses itself.
 */
@Component("localeResolver")
class BrowserLanguage extends AcceptHeaderLocaleResolver {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv");
    private static final Locale BOKMAL = Locale.forLanguageTag("nb");
    private static final Set<String> NORWEGIAN = Set.of("nb", "no", "nn");

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String named = request.getParameter("language");
        if (named != null && (named.equals(BOKMAL.getLanguage()) || named.equals(SWEDISH.getLanguage()))) {
            return Locale.forLanguageTag(named);
        }
        return NORWEGIAN.contains(request.getLocale().getLanguage()) ? BOKMAL : SWEDISH;
    }
}
