package se.sedd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sentences of the server in Swedish and bokmål: no file of words without the other. */
class WordsTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final String BOKMAL = "_nb.properties";
    private static final String ENDING = ".properties";

    /** Files of one language, and why that is enough. */
    private static final Map<String, String> ONE_LANGUAGE = Map.of(
            "se/sedd/demo/oslo.properties", "bokmål: what the demo's Norwegian school has written",
            "se/sedd/demo/work-done.properties", "what the demo's Swedish schools have written",
            "se/sedd/engine/lists.properties", "names in the database, which Tasklist shows in the reader's language",
            "se/sedd/followup/notices.properties",
                    "notices of the Swedish skollagen 7:19 a and 7:22, sent in Sweden only",
            "se/sedd/insight/neighbourhood.properties", "bokmål: only Norwegian schools have this page",
            "se/sedd/measure/sentences.properties", "bokmål: only Norwegian schools have these processes",
            "se/sedd/meeting/sentences.properties", "bokmål: only Norwegian schools have these processes",
            "se/sedd/network/sentences.properties", "bokmål: only Norwegian schools have these processes",
            "se/sedd/partnership/sentences.properties", "bokmål: only Norwegian schools have these processes");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            return all
                    .filter(file -> file.toString().endsWith(ENDING))
                    .filter(file -> !ONE_LANGUAGE.containsKey(name(file)))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("every sentence is there in both languages, with as many gaps to fill in")
    void both(Path file) {
        String name = file.toString();
        String stem = name.endsWith(BOKMAL)
                ? name.substring(0, name.length() - BOKMAL.length())
                : name.substring(0, name.length() - ENDING.length());
        assertThat(Path.of(stem + ENDING)).exists();
        assertThat(Path.of(stem + BOKMAL))
                .as("A Norwegian school reads these sentences too: write them in bokmål beside the Swedish ones")
                .exists();
        Properties swedish = read(Path.of(stem + ENDING));
        Properties bokmal = read(Path.of(stem + BOKMAL));

        assertThat(bokmal.stringPropertyNames()).isEqualTo(swedish.stringPropertyNames());
        for (String key : swedish.stringPropertyNames()) {
            assertThat(gaps(bokmal.getProperty(key))).as(key).isEqualTo(gaps(swedish.getProperty(key)));
            assertThat(swedish.getProperty(key)).as(key).doesNotContain("'");
            assertThat(bokmal.getProperty(key)).as(key).doesNotContain("'").doesNotContainPattern("[äöÄÖ]");
        }
    }

    @Test
    @DisplayName("a file of one language is there, and the bokmål ones are bokmål")
    void oneLanguage() {
        ONE_LANGUAGE.forEach((file, why) -> {
            Properties words = read(RESOURCES.resolve(file));
            assertThat(words).as(file).isNotEmpty();
            if (why.startsWith("bokmål")) {
                assertThat(words.values())
                        .as(file)
                        .noneMatch(text -> text.toString().matches("(?s).*[äöÄÖ].*"));
            }
        });
    }

    private static String name(Path file) {
        return RESOURCES.relativize(file).toString().replace('\\', '/');
    }

    private static int gaps(String sentence) {
        return new MessageFormat(sentence, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static Properties read(Path file) {
        Properties words = new Properties();
        try (InputStreamReader text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            words.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
