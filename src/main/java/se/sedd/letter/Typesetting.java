package se.sedd.letter;

import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lays out what the school writes to somebody: on paper, and the same for the screen. */
@Component
public class Typesetting {

    private static final Set<UnicodeScript> DRAWN =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);
    private static final int LAST_PUNCTUATION = 0x206F;
    private static final int EURO = 0x20AC;

    private final LetterPdf pdf;
    private final LetterHtml html;

    Typesetting(LetterPdf pdf, LetterHtml html) {
        this.pdf = pdf;
        this.html = html;
    }

    /**
     * A PDF/UA-1.
     *
     * @param at when it was written; the same letter and moment give the same file
     */
    public byte[] pdf(Letter letter, Instant at) {
        return pdf.print(letter, at);
    }

    public byte[] html(Letter letter) {
        return html.show(letter).getBytes(StandardCharsets.UTF_8);
    }

    /** What a person has typed, with a question mark for each character that the fonts have no shape for. */
    public static String drawable(String typed) {
        return typed.codePoints()
                .map(character -> isDrawn(character) ? character : Character.isWhitespace(character) ? ' ' : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isDrawn(int character) {
        return !Character.isISOControl(character)
                && (DRAWN.contains(UnicodeScript.of(character))
                        || character == EURO
                        || character <= LAST_PUNCTUATION && UnicodeScript.of(character) == UnicodeScript.COMMON);
    }
}
