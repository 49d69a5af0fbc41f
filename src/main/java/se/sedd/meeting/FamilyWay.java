package se.sedd.meeting;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a family wants to be reminded of its meeting, and to hear that it moves or is cancelled. */
public enum FamilyWay {
    SMS,
    EMAIL,
    /** Somebody at the school rings. */
    CALL,
    /** Not at all. */
    NONE;

    /** As the form asks for it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with this code; empty for a code of an older form, which is as if nobody had answered. */
    public static Optional<FamilyWay> of(String code) {
        return Stream.of(values()).filter(way -> way.code().equals(code)).findFirst();
    }
}
