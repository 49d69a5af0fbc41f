package se.sedd.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.w3c.dom.Document;
import se.sedd.SeddTest;
import se.sedd.calendar.SeddClock;

/**
 * What a batch of 500 letters costs, from the rows in the database to the files, beside what FOP alone needs for the same pages in the
 * same run; and that its progress is told meanwhile. Not part of the suite: {@code mvn test -Dtest=LetterBatchMeasurement}.
 */
@SeddTest
@DisplayName("A batch of letters")
class LetterBatchMeasurement {

    private static final int LETTERS = 500;
    private static final String SENDER = "sender-of-many";
    private static final List<String> LANGUAGES = List.of("sv", "en", "fa-AF", "so", "ar");

    @Autowired
    ApplicationContext context;

    @Test
    @DisplayName("is measured against FOP alone, and says how far it is")
    void measured() {
        LetterPdf pdf = context.getBean(LetterPdf.class);
        LetterPress press = context.getBean(LetterPress.class);
        LetterRegister letters = context.getBean(LetterRegister.class);
        press.printWaiting();
        numbers(50).map(n -> pdf.pages(letter(n))).forEach(page -> pdf.print(page, SampleLetter.WRITTEN));
        List<Document> all = numbers(LETTERS).map(n -> pdf.pages(letter(n))).toList();
        long before = fopAlone(pdf, all);

        String pupil = UUID.randomUUID().toString();
        numbers(LETTERS)
                .forEach(n -> letters.enter(decided(pupil, n), none(), List.of("v"), letter(n), Optional.empty()));
        assertThat(letters.printing(SENDER)).isEqualTo(new Printing(0, LETTERS, 0));
        Set<Integer> seen = new ConcurrentSkipListSet<>();
        long started = System.nanoTime();
        CompletableFuture<Void> batch = CompletableFuture.runAsync(press::printWaiting);
        while (!batch.isDone()) {
            seen.add(letters.printing(SENDER).written());
            pause();
        }
        batch.join();
        long whole = System.nanoTime() - started;
        long fopAlone = Math.min(before, fopAlone(pdf, all));
        double ratio = (double) whole / fopAlone;
        System.out.printf(
                "%d letters: FOP alone %d ms, the batch with its rows and files %d ms, ratio %.2f, progress told %d times%n",
                LETTERS, fopAlone / 1_000_000, whole / 1_000_000, ratio, seen.size());
        assertThat(seen).hasSizeGreaterThan(5);
        assertThat(letters.printing(SENDER)).isEqualTo(new Printing(0, 0, 0));
        assertThat(ratio).isLessThan(3);
    }

    /** Asked before and after the batch, and the faster one counts: what is asked first pays for what the machine has to learn. */
    private static long fopAlone(LetterPdf pdf, List<Document> pages) {
        long started = System.nanoTime();
        pages.forEach(page -> pdf.print(page, SampleLetter.WRITTEN));
        return System.nanoTime() - started;
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private SentLetter decided(String pupil, int number) {
        return new SentLetter(
                UUID.randomUUID().toString(),
                "F-none",
                pupil,
                "school-of-many",
                "g",
                1,
                number + 1,
                List.of("sv"),
                false,
                SENDER,
                context.getBean(SeddClock.class).instant(),
                SentLetter.Status.TO_POST,
                Optional.empty(),
                false);
    }

    private static AbsenceFigures none() {
        return new AbsenceFigures(
                SampleLetter.WRITTEN.atOffset(java.time.ZoneOffset.UTC).toLocalDate(),
                SampleLetter.WRITTEN.atOffset(java.time.ZoneOffset.UTC).toLocalDate(),
                0,
                0,
                0,
                0,
                Optional.empty(),
                List.of());
    }

    private static Stream<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed();
    }

    private static Letter letter(int number) {
        return SampleLetter.in(LANGUAGES.get(number % LANGUAGES.size()), "Rad " + number, number);
    }
}
