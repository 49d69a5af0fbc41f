package se.sedd.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The letter's templates")
class LetterTemplateTest {

    private static final Path FOLDER = Path.of("processes/absence-follow-up/letter");

    private static String text(String language) throws IOException {
        return Files.readString(FOLDER.resolve("letter." + language + ".txt"));
    }

    private static List<String> faults(String content) {
        try {
            LetterTemplate.read("letter.sv.txt", content.getBytes(StandardCharsets.UTF_8));
            return List.of();
        } catch (TemplateFile.Broken e) {
            return e.sentences();
        }
    }

    @Test
    @DisplayName("are whole in all six languages; what no native reader has approved is a draft")
    void whole() throws IOException {
        try (Stream<Path> files =
                Files.list(FOLDER).filter(file -> file.toString().endsWith(".txt"))) {
            assertThat(files.flatMap(file -> read(file).stream())).isEmpty();
        }
        assertThat(new LetterTemplates().all())
                .extracting(LetterTemplate::language, LetterTemplate::isDraft)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ar", true),
                        org.assertj.core.groups.Tuple.tuple("en", false),
                        org.assertj.core.groups.Tuple.tuple("fa-AF", true),
                        org.assertj.core.groups.Tuple.tuple("nb", false),
                        org.assertj.core.groups.Tuple.tuple("so", true),
                        org.assertj.core.groups.Tuple.tuple("sv", false));
    }

    private static List<String> read(Path file) {
        try {
            LetterTemplate.read(file.toString(), Files.readAllBytes(file));
            return List.of();
        } catch (TemplateFile.Broken e) {
            return e.sentences();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @DisplayName("are refused with file, line and what to do")
    @CsvSource(delimiter = '|', textBlock = """
                    {percent} | {procent} | letter.sv.txt, line 20: {procent} cannot stand in [missed]: write one of {pupil}, {percent}, {hours}.
                    {phone}, {phoneHour} | {phone} | [contact] lacks {phoneHour}: put it where the value belongs.
                    [rights] | [rights and duties] | [rights and duties] is no part of the letter
                    Vänliga hälsningar | | [closing] is missing or has no text: write it.
                    status: approved | status: fine | "fine" cannot stand after status: write approved, proofread or draft.
                    direction: ltr | | "direction" is missing
                    Hej {guardian}! | Hej {guardian! | a brace has no partner
                    """)
    void refused(String what, String instead, String sentence) throws IOException {
        String broken = text("sv").replace(what, instead == null ? "" : instead);
        assertThat(faults(broken)).anySatisfy(fault -> assertThat(fault).contains(sentence));
    }

    @Test
    @DisplayName("of a language that is spelt otherwise in the register are found all the same")
    void found() {
        LetterTemplates templates = new LetterTemplates();
        assertThat(templates.find("prs"))
                .get()
                .extracting(LetterTemplate::language)
                .isEqualTo("fa-AF");
        assertThat(templates.find("no"))
                .get()
                .extracting(LetterTemplate::language)
                .isEqualTo("nb");
        assertThat(templates.find("ar-SY"))
                .get()
                .extracting(LetterTemplate::language)
                .isEqualTo("ar");
        assertThat(templates.find("ti")).isEmpty();
        assertThatThrownBy(() -> templates.of("ti")).hasMessageContaining("ti");
    }
}
