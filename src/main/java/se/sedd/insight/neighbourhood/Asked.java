package se.sedd.insight.neighbourhood;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.engine.Sentences;

/** What somebody has sent about a school's neighbourhood, read; what cannot be read is refused with a sentence. */
final class Asked {

    private static final Sentences SENTENCES = new Sentences("se.sedd.insight.neighbourhood");
    private static final int LONGEST = 200;

    private Asked() {}

    /** What is missing in a body is not there. */
    static <T> Optional<T> given(Optional<T> value) {
        return Objects.requireNonNullElse(value, Optional.empty());
    }

    static String text(String text, String ifMissing) {
        String stripped = Optional.ofNullable(text).orElse("").strip();
        if (stripped.isEmpty()) {
            throw refused(HttpStatus.BAD_REQUEST, ifMissing);
        }
        if (stripped.length() > LONGEST) {
            throw refused(HttpStatus.BAD_REQUEST, "too-long");
        }
        return stripped;
    }

    /** @param key of the sentence that says what to do */
    static ResponseStatusException refused(HttpStatus status, String key) {
        return new ResponseStatusException(status, SENTENCES.of(key));
    }

    /** Goes on where there is no sentence. */
    static void refuseWith(Optional<String> sentence) {
        sentence.ifPresent(why -> {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, why);
        });
    }

    /** An enum's value as it is sent. */
    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
