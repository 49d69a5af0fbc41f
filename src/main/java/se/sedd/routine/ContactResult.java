package se.sedd.routine;

/**
 * What a call home leads to: one row of {@code contact-result.dmn}.
 *
 * @param result reached, try-again or third-try
 * @param absenceExplained a single, fully explained spell with a day of return: the case rests and closes by itself
 */
public record ContactResult(String result, boolean absenceExplained) {}
