package se.sedd.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences of the server in Swedish and bokmål. */
class WordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"panel", "journal"})
    @DisplayName("every sentence is there in both languages, with as many gaps to fill in")
    void both(String file) throws IOException {
        Properties swedish = read(file + ".properties");
        Properties bokmal = read(file + "_nb.properties");

        assertThat(bokmal.stringPropertyNames()).isEqualTo(swedish.stringPropertyNames());
        for (String key : swedish.stringPropertyNames()) {
            assertThat(gaps(bokmal.getProperty(key))).as(key).isEqualTo(gaps(swedish.getProperty(key)));
            assertThat(swedish.getProperty(key)).as(key).doesNotContain("'");
            assertThat(bokmal.getProperty(key)).as(key).doesNotContain("'");
        }
    }

    private static int gaps(String sentence) {
        return new MessageFormat(sentence, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static Properties read(String file) throws IOException {
        Properties words = new Properties();
        try (InputStream stream = WordsTest.class.getResourceAsStream("/" + file)) {
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return words;
    }
}
