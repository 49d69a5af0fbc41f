package se.sedd.demo;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sedd.register.Role;

/** The demo's clock over HTTP: where it stands, and how to move it. */
@RestController
@Profile("demo")
@RequestMapping("/api/demo/clock")
class DemoClockApi {

    /** Where the clock stands, in Stockholm's time with its offset. */
    record Reading(String now) {}

    /** Either a period or duration to move by (P1D, PT8H, P1DT8H), or a date and time to move to, in Stockholm when it has no offset. */
    record Move(String advance, String to) {}

    private static class BadMove extends RuntimeException {
        BadMove(String message) {
            super(message);
        }
    }

    private static class NotAllowed extends RuntimeException {}

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Period FARTHEST = Period.ofYears(2);

    private final DemoClock clock;

    DemoClockApi(DemoClock clock) {
        this.clock = clock;
    }

    @GetMapping
    Reading read() {
        return reading(clock.now());
    }

    @PostMapping
    Reading move(@RequestBody Move move, Authentication user) {
        if (user.getAuthorities().stream()
                .noneMatch(authority -> authority.getAuthority().equals(Role.CAMUNDA_ADMIN.id()))) {
            throw new NotAllowed();
        }
        if ((move.advance() == null) == (move.to() == null)) {
            throw new BadMove("Ange antingen advance, till exempel P1D, eller to, till exempel 2026-03-17T08:00.");
        }
        Instant now = clock.now();
        Instant target = move.to() == null ? after(now, move.advance()) : instant(move.to());
        if (target.isAfter(now.atZone(STOCKHOLM).plus(FARTHEST).toInstant())) {
            throw new BadMove("Klockan kan flyttas högst två år åt gången.");
        }
        return reading(clock.advanceTo(target));
    }

    private static Reading reading(Instant instant) {
        return new Reading(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(STOCKHOLM)));
    }

    private static Instant after(Instant now, String advance) {
        try {
            String text = advance.toUpperCase(Locale.ROOT);
            int time = text.indexOf('T');
            String date = time < 0 ? text : text.substring(0, time);
            Period days = date.equals("P") ? Period.ZERO : Period.parse(date);
            Duration hours = time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time));
            return now.atZone(STOCKHOLM).plus(days).plus(hours).toInstant();
        } catch (DateTimeException | ArithmeticException e) {
            throw new BadMove("advance är ingen period: skriv till exempel P1D, P2W eller PT8H.");
        }
    }

    private static Instant instant(String to) {
        try {
            TemporalAccessor parsed =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(to, OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : ((LocalDateTime) parsed).atZone(STOCKHOLM).toInstant();
        } catch (DateTimeException e) {
            throw new BadMove(
                    "to är ingen tidpunkt: skriv till exempel 2026-03-17T08:00 eller 2026-03-17T08:00+01:00.");
        }
    }

    @ExceptionHandler
    ProblemDetail bad(BadMove problem) {
        return problem(HttpStatus.BAD_REQUEST, "Klockan flyttades inte", problem.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notAllowed(NotAllowed problem) {
        return problem(
                HttpStatus.FORBIDDEN,
                "Klockan flyttades inte",
                "Klockan är allas: bara administratören (admin) flyttar den.");
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException problem) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "Klockan flyttades inte",
                "Skicka JSON: {\"advance\":\"P1D\"} eller {\"to\":\"2026-03-17T08:00\"}.");
    }

    @ExceptionHandler
    ProblemDetail busy(DemoClock.Busy problem) {
        return problem(
                HttpStatus.CONFLICT,
                "Klockan flyttas redan",
                "En annan flytt av klockan pågår. Försök igen när den är klar.");
    }

    private static ProblemDetail problem(HttpStatus status, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        problem.setInstance(URI.create("/api/demo/clock"));
        return problem;
    }
}
