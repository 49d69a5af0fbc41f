package se.sedd.letter;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/**
 * What 500 letters cost beside what FOP alone needs for the same pages, in the same run. Not part of the suite:
 * {@code mvn test -Dtest=LetterBatchMeasurement}.
 */
@DisplayName("A batch of letters")
class LetterBatchMeasurement {

    private static final int LETTERS = 500;
    private static final List<String> LANGUAGES = List.of("sv", "en", "fa-AF", "so", "ar");

    @Test
    @DisplayName("is measured against FOP alone")
    void measured() {
        LetterPdf pdf = new LetterPdf();
        LetterHtml html = new LetterHtml();
        List<Document> pages = numbers(50).map(n -> pdf.pages(letter(n))).toList();
        pages.forEach(page -> pdf.print(page, SampleLetter.WRITTEN));
        List<Document> all = numbers(LETTERS).map(n -> pdf.pages(letter(n))).toList();
        long started = System.nanoTime();
        all.forEach(page -> pdf.print(page, SampleLetter.WRITTEN));
        long fopAlone = System.nanoTime() - started;
        started = System.nanoTime();
        numbers(LETTERS).forEach(n -> {
            Letter letter = letter(n);
            pdf.print(letter, SampleLetter.WRITTEN);
            html.show(letter);
        });
        long whole = System.nanoTime() - started;
        System.out.printf(
                "%d letters: FOP alone %d ms, written, printed and shown %d ms, ratio %.2f%n",
                LETTERS, fopAlone / 1_000_000, whole / 1_000_000, (double) whole / fopAlone);
    }

    private static Stream<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed();
    }

    private static Letter letter(int number) {
        return SampleLetter.in(LANGUAGES.get(number % LANGUAGES.size()), "Rad " + number, number);
    }
}
