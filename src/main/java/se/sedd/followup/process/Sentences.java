package se.sedd.followup.process;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of {@code sentences.properties}. */
final class Sentences {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv");
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("se.sedd.followup.process.sentences", SWEDISH);

    private Sentences() {}

    static String of(String key, Object... values) {
        return new MessageFormat(WORDS.getString(key), SWEDISH).format(values);
    }
}
