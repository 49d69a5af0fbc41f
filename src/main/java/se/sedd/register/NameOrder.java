package se.sedd.register;

import java.text.Collator;
import java.text.ParseException;
import java.text.RuleBasedCollator;
import java.util.Comparator;
import java.util.Locale;

/**
 * The order in which a reader looks for a name: by the alphabet of the reader's language, which ends å ä ö in Swedish and æ ø å in
 * Norwegian, and word by word, so that <em>Ann Olsson</em> stands before <em>Anna Berg</em>.
 */
public final class NameOrder {

    /** The platform's Swedish alphabet is the one before 2006, in which w was a v. */
    private static final String W_IS_A_LETTER = "& V < w , W";

    private NameOrder() {}

    public static Comparator<String> in(Locale language) {
        Collator alphabet = alphabet(language);
        return (one, other) -> {
            String[] words = one.split(" ");
            String[] others = other.split(" ");
            for (int word = 0; word < Math.min(words.length, others.length); word++) {
                int order = alphabet.compare(words[word], others[word]);
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(words.length, others.length);
        };
    }

    private static Collator alphabet(Locale language) {
        Collator alphabet = Collator.getInstance(language);
        if (!language.getLanguage().equals("sv") || !(alphabet instanceof RuleBasedCollator swedish)) {
            return alphabet;
        }
        try {
            return new RuleBasedCollator(swedish.getRules() + W_IS_A_LETTER);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
