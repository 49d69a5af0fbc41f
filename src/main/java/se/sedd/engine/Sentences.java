package se.sedd.engine;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Sentences that tell somebody what to mend, from a properties file beside the code that says them. */
public final class Sentences {

    private final Locale language;
    private final ResourceBundle words;

    /** In Swedish, which every file is written in. */
    public Sentences(String file) {
        this(file, "sv");
    }

    /**
     * @param file name of the file on the classpath, with dots and without its ending
     * @param language sv, or another one ({@code nb}) that has a file of its own beside the Swedish one
     */
    public Sentences(String file, String language) {
        this.language = Locale.forLanguageTag(language);
        words = ResourceBundle.getBundle(
                file,
                this.language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public String of(String key, Object... values) {
        return new MessageFormat(words.getString(key), language).format(values);
    }
}
