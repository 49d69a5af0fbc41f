package se.sedd.engine;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Sentences that tell somebody what to mend, from a properties file beside the code that says them. */
public final class Sentences {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    private final ResourceBundle words;

    /** @param file name of the file on the classpath, with dots and without its ending */
    public Sentences(String file) {
        words = ResourceBundle.getBundle(file, SWEDISH);
    }

    public String of(String key, Object... values) {
        return new MessageFormat(words.getString(key), SWEDISH).format(values);
    }
}
