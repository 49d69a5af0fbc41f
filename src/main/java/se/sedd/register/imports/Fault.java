package se.sedd.register.imports;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What can be wrong with a file or a row. The sentences, which say what to mend, stand in {@code faults.properties}: in Swedish, and
 * in bokmål where the caller asks for it or, for a file taken in without a caller, where the machine speaks Norwegian.
 */
public enum Fault {
    EMPTY_FILE,
    NOT_UTF_8,
    BROKEN_QUOTING,
    MISSING_COLUMN,
    DOUBLE_COLUMN,
    UNKNOWN_COLUMN,
    NAMELESS_COLUMN,
    TOO_MANY_BAD_ROWS,
    MORE_PROBLEMS,
    MORE_WARNINGS,

    RAGGED_ROW,
    CUT_OFF_ROW,
    MISSING_VALUE,
    TOO_LONG,
    CONTROL_CHARACTERS,
    NOT_AN_ID,
    NOT_A_DATE,
    NOT_A_TIME,
    NOT_MINUTES,
    NOT_A_COUNT,
    NOT_A_FLAG,
    NOT_ONE_OF,
    NOT_A_LANGUAGE,
    UNKNOWN_SCHOOL,
    UNKNOWN_PUPIL,
    UNKNOWN_STAFF,
    DEPUTY_UNKNOWN,
    DEPUTY_OF_ONESELF,
    UNKNOWN_GROUP,
    ENDS_BEFORE_IT_BEGINS,
    SAME_KEY_TWICE,
    MORE_ABSENCE_THAN_LESSON,
    NO_SCHOOL_DAY;

    private static final String SENTENCES = "se.sedd.register.imports.faults";
    private static final ResourceBundle.Control SWEDISH_OTHERWISE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String sentence(Object... arguments) {
        // As text, so that 1440 minutes do not become 1,440.
        Object[] texts = Arrays.stream(arguments).map(String::valueOf).toArray();
        ResourceBundle sentences =
                ResourceBundle.getBundle(SENTENCES, LocaleContextHolder.getLocale(), SWEDISH_OTHERWISE);
        return new MessageFormat(sentences.getString(key()), Locale.ROOT).format(texts);
    }
}
