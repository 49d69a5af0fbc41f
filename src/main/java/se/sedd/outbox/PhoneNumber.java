package se.sedd.outbox;

import java.util.Optional;
import java.util.regex.Pattern;

/** Telephone numbers as people write them, and as a gateway wants them (E.164). */
public final class PhoneNumber {

    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private PhoneNumber() {}

    /**
     * The number with its country, for example {@code +46701740605}; empty where it cannot be one.
     *
     * @param written with spaces, hyphens or brackets, with or without the country
     * @param country SE or NO, for a number without
     */
    public static Optional<String> international(String written, String country) {
        String digits = written.replace("(0)", "").replaceAll("[\\s()./-]", "");
        String whole = digits.startsWith("00")
                ? "+" + digits.substring(2)
                : digits.startsWith("+")
                        ? digits
                        : "NO".equals(country) ? "+47" + digits : "+46" + digits.replaceFirst("^0", "");
        return Optional.of(whole).filter(number -> INTERNATIONAL.matcher(number).matches());
    }
}
