package se.sedd.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import se.sedd.engine.Sentences;

/** Answers a program or a page that is not logged in, or may not do this, with a problem detail (RFC 9457). */
@Component
class Problems implements AuthenticationEntryPoint, AccessDeniedHandler {

    static final Sentences WORDS = new Sentences("se.sedd.web.problems");

    private final LocaleResolver languages;
    private final ObjectMapper json;

    Problems(LocaleResolver languages, ObjectMapper json) {
        this.languages = languages;
        this.json = json;
    }

    /** Programs are challenged; a page's own call is not, or the browser would open its password window. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (request.getHeader("Sec-Fetch-Mode") == null && request.getHeader("X-Requested-With") == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Sedd\", charset=\"UTF-8\"");
        }
        write(request, response, HttpStatus.UNAUTHORIZED, "log-in");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        write(request, response, HttpStatus.FORBIDDEN, "not-allowed");
    }

    /** @param reason a key of {@code problems.properties} */
    void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String reason)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        json.writeValue(
                response.getOutputStream(),
                ProblemDetail.forStatusAndDetail(
                        status,
                        WORDS.in(languages.resolveLocale(request).getLanguage()).of(reason)));
    }
}
