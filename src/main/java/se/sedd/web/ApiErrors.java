package se.sedd.web;

import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Errors of {@code /api} as problem details (RFC 9457) with a {@code detail} a person understands. A feature that refuses
 * throws {@link org.springframework.web.server.ResponseStatusException} with its sentence, or an
 * {@link org.springframework.web.ErrorResponseException} of its own.
 */
@RestControllerAdvice(annotations = RestController.class)
class ApiErrors extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);
    private static final URI NO_ADDRESS = URI.create("about:blank");

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(
                failure,
                ProblemDetail.forStatusAndDetail(status, word("unreadable", LocaleContextHolder.getLocale())),
                headers,
                status,
                request);
    }

    /** What was sent is not repeated either, only which value it was. */
    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String value = failure instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(failure.getPropertyName());
        return named("value-unreadable", value, failure, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return named("value-missing", failure.getParameterName(), failure, headers, status, request);
    }

    private ResponseEntity<Object> named(
            String key,
            String value,
            Exception failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String sentence =
                Problems.WORDS.in(LocaleContextHolder.getLocale().getLanguage()).of(key, value);
        return handleExceptionInternal(
                failure, ProblemDetail.forStatusAndDetail(status, sentence), headers, status, request);
    }

    /** The address of a call may name a pupil: it is not repeated. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ResponseEntity<Object> answer = super.handleExceptionInternal(failure, body, headers, status, request);
        if (answer != null && answer.getBody() instanceof ProblemDetail problem) {
            problem.setInstance(NO_ADDRESS);
        }
        return answer;
    }

    /** What nobody foresaw: logged with its cause, told without it. The number stands in both. */
    @ExceptionHandler
    ProblemDetail unforeseen(Exception failure, Locale language) throws Exception {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            throw failure;
        }
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR, word("unforeseen", language));
        problem.setInstance(URI.create("urn:uuid:" + UUID.randomUUID()));
        log.error("A call failed, {}", problem.getInstance(), failure);
        return problem;
    }

    private static String word(String key, Locale language) {
        return Problems.WORDS.in(language.getLanguage()).of(key);
    }
}
