package se.sedd.engine;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Sentences that tell somebody what to mend, from a properties file beside the code that says them. */
public final class Sentences {

    private final String file;
    private final Locale language;
    private final ResourceBundle words;

    /**
     * In Swedish, which every file is written in.
     *
     * @param file name of the file on the classpath, with dots and without its ending
     */
    public Sentences(String file) {
        this(file, Locale.forLanguageTag("sv"));
    }

    private Sentences(String file, Locale language) {
        this.file = file;
        this.language = language;
        words = ResourceBundle.getBundle(
                file, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The same sentences in another language, {@code nb}, where a file of that language stands beside the Swedish one. */
    public Sentences in(String other) {
        return new Sentences(file, Locale.forLanguageTag(other));
    }

    /** Whether there is a sentence with this name. */
    public boolean has(String key) {
        return words.containsKey(key);
    }

    public String of(String key, Object... values) {
        return new MessageFormat(words.getString(key), language).format(values);
    }
}
