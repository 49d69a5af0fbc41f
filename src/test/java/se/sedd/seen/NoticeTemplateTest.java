package se.sedd.seen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.sedd.attendance.Lesson;
import se.sedd.letter.TemplateFile;
import se.sedd.seen.NoticeTemplate.Child;

@DisplayName("The same-day notice's texts")
class NoticeTemplateTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    private static Lesson lesson(int hour) {
        return new Lesson(DAY, LocalTime.of(hour, 20), 45, true, false, 0, 45, 0, Optional.empty());
    }

    private static Child child(String name, int... hours) {
        return new Child(
                name, IntStream.of(hours).mapToObj(NoticeTemplateTest::lesson).toList());
    }

    @Test
    @DisplayName("say it in Swedish word for word as the municipality wrote it; reply here only where replies are read")
    void wordForWord() {
        Child ronja = child("Ronja", 8, 9);
        assertThat(new NoticeTemplates(true)
                        .of(Optional.of("sv-SE"), Set.of(), "sv")
                        .text(List.of(ronja), DAY, "031-390 06 00", "Tranviksskolan"))
                .isEqualTo("Hej! Ronja saknades i dag 30/11: 08:20-09:05, 09:20-10:05. Vi har inte fått någon anmälan."
                        + " Vet du var Ronja är? Ring 031-390 06 00 eller svara här. Har något blivit fel i"
                        + " rapporteringen rättar vi det. Hälsningar Tranviksskolan");
        assertThat(new NoticeTemplates(false)
                        .of(Optional.of("en"), Set.of(), "sv")
                        .text(
                                List.of(child("Ronja", 8, 9, 10), child("Birk", 8)),
                                DAY,
                                "031-390 06 00",
                                "Tranviksskolan"))
                .isEqualTo(
                        "Hello! We missed Ronja and Birk today 30 November: Ronja 08:20-09:05 etc., Birk 08:20-09:05."
                                + " We have had no message from you. Do you know where they are? Call 031-390 06 00."
                                + " If our record is wrong, we will correct it. Regards, Tranviksskolan");
        assertThat(new NoticeTemplates(false)
                        .of(Optional.of("nb"), Set.of(), "sv")
                        .text(List.of(child("Ronja", 8, 9, 10)), DAY, "1", "S"))
                .as("two lessons, then m.fl.")
                .contains("08:20-09:05, 09:20-10:05 m.fl. Vi har");
    }

    @Test
    @DisplayName(
            "stay under three hundred characters in every language, with long names and many children, and in plain hyphens")
    void shortEnough() {
        String longName = "Alexandra-Wilhelmina Kristinamaria Evangelina Theodora Konstantia Ottilia";
        for (boolean replies : List.of(true, false)) {
            for (NoticeTemplate template : new NoticeTemplates(replies).all()) {
                for (int children = 1; children <= 6; children++) {
                    String text = template.text(
                            IntStream.range(0, children)
                                    .mapToObj(n -> child(n + longName, 8, 9, 10, 11))
                                    .toList(),
                            DAY,
                            "+46 (0)31-390 06 00",
                            longName + " grundskola");
                    assertThat(text)
                            .as("%s, %d children", template.language(), children)
                            .hasSizeLessThan(300)
                            .contains("08:20-09:05", "+46 (0)31-390 06 00")
                            .doesNotContain("–", "—", "…", "{", "}");
                }
            }
        }
    }

    @Test
    @DisplayName("go in a draft language only where the municipality has approved it, else in the school's")
    void drafts() {
        NoticeTemplates templates = new NoticeTemplates(false);
        assertThat(templates.of(Optional.of("fa-AF"), Set.of(), "sv").language())
                .isEqualTo("sv");
        assertThat(templates.of(Optional.of("prs"), Set.of("fa-AF"), "sv").language())
                .isEqualTo("fa-AF");
        assertThat(templates.of(Optional.of("pl"), Set.of(), "nb").language()).isEqualTo("nb");
        assertThat(templates.of(Optional.empty(), Set.of(), "sv").language()).isEqualTo("sv");
        assertThat(templates.all())
                .filteredOn(NoticeTemplate::isDraft)
                .extracting(NoticeTemplate::language)
                .containsExactly("ar", "fa-AF", "so");
    }

    @Test
    @DisplayName("are refused with file, line and what to do when a placeholder is missing in any language")
    void refused() throws Exception {
        for (String language : List.of("sv", "en", "nb", "fa-AF", "so", "ar")) {
            Path file = Path.of("processes/same-day-notice/notice/notice." + language + ".txt");
            String broken = Files.readString(file).replace("{lessons}", "");
            try {
                TemplateFile.read(
                        file.getFileName().toString(), broken.getBytes(StandardCharsets.UTF_8), NoticeTemplates.FORM);
                throw new AssertionError(language + " was taken");
            } catch (TemplateFile.Broken e) {
                assertThat(e.sentences())
                        .anySatisfy(sentence -> assertThat(sentence)
                                .contains("notice." + language + ".txt", "[notice] lacks {lessons}"));
            }
        }
    }
}
