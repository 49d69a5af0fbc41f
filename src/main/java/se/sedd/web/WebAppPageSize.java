package se.sedd.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The web apps ask for pages of 2,000 filters and 5,000 definitions, and the engine refuses what is above its limit of 1,000
 * rows: Tasklist would not even show its filters. They get pages of 1,000, which they read on from if there is more.
 * Cockpit asks for a definition's versions without any page at all.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class WebAppPageSize extends OncePerRequestFilter {

    private static final int LIMIT = 1_000;
    private static final Pattern LISTS_WITHOUT_PAGES =
            Pattern.compile("/engine/default/(?:process|decision)-definition$");
    private static final Pattern MAX_RESULTS = Pattern.compile("(^|&)maxResults=(\\d+)");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().contains("/camunda/api/") || request.getQueryString() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher asked = MAX_RESULTS.matcher(request.getQueryString());
        String query = !asked.find()
                        && LISTS_WITHOUT_PAGES.matcher(request.getRequestURI()).find()
                ? request.getQueryString() + "&maxResults=" + LIMIT
                : asked.replaceAll(
                        found -> Matcher.quoteReplacement(found.group(1) + "maxResults=" + capped(found.group(2))));
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public String getQueryString() {
                        return query;
                    }
                },
                response);
    }

    private static String capped(String asked) {
        return asked.length() > 4 || Integer.parseInt(asked) > LIMIT ? String.valueOf(LIMIT) : asked;
    }
}
