package se.sedd.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.sedd.engine.Sentences;

/** Tasklist's own words in Swedish and bokmål against the English ones that the engine ships. */
class TasklistLanguageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Names of programs, signs, and words that are the same in the language. */
    private static final Map<String, Set<String>> SAME_AS_ENGLISH = Map.of(
            "sv", Set.of("Admin", "Cockpit", "Tasklist", "Filter", "", "<", "<=", ">", ">="),
            "nb", Set.of("Admin", "Cockpit", "Tasklist", "Filter", "", "<", "<=", ">", ">="));

    /** What Angular fills in, and the markup it keeps. */
    private static final Pattern KEPT = Pattern.compile("\\{\\{\\s*\\w+\\s*}}|<a href=\"[^\"]*\">|</a>|<br/>|%d|%s");

    private final List<String> faults = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"sv", "nb"})
    @DisplayName("every label is there, in the language, with the same gaps to fill in")
    void labels(String language) throws IOException {
        JsonNode english = words("en").path("labels");
        JsonNode ours = words(language).path("labels");

        assertThat(keys(ours)).isEqualTo(keys(english));
        for (String key : keys(english)) {
            String theirs = english.path(key).asText();
            String text = ours.path(key).asText();
            if (text.equals(theirs) && !SAME_AS_ENGLISH.get(language).contains(text)) {
                faults.add(key + " is still in English: " + text);
            }
            if (!kept(text).equals(kept(theirs))) {
                faults.add(key + " should hold " + kept(theirs) + " but holds " + kept(text));
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "nb"})
    @DisplayName("dates are written as people here write them")
    void dates(String language) throws IOException {
        JsonNode english = words("en").path("dateLocales");
        JsonNode ours = words(language).path("dateLocales");

        compare("dateLocales", english, ours);
        assertThat(faults).isEmpty();
        assertThat(ours.path("longDateFormat").path("L").asText())
                .isEqualTo(language.equals("sv") ? "YYYY-MM-DD" : "DD.MM.YYYY");
        assertThat(ours.path("week").path("dow").asInt())
                .as("Monday begins the week")
                .isEqualTo(1);
        assertThat(ours.path("weekdays").get(0).asText())
                .as("a list that begins on Sunday")
                .isEqualTo(language.equals("sv") ? "söndag" : "søndag");
    }

    @Test
    @DisplayName("the names of the lists, which stand in the database in Swedish, are all said in bokmål")
    void lists() throws IOException {
        Set<String> stored = Set.copyOf(ResourceBundle.getBundle("se.sedd.engine.lists").keySet().stream()
                .map(new Sentences("se.sedd.engine.lists")::of)
                .toList());
        assertThat(stored).contains("Mina att göra", "Försenat");
        String words = Files.readString(
                Path.of("src/main/resources/META-INF/resources/webjars/camunda/app/tasklist/sedd-1/words-nb.js"));
        assertThat(stored)
                .allSatisfy(name -> assertThat(words.substring(words.indexOf("listNames: {")))
                        .containsPattern("'" + Pattern.quote(name) + "':\\s+'"));
    }

    private void compare(String where, JsonNode english, JsonNode ours) {
        if (english.getNodeType() != ours.getNodeType() || english.size() != ours.size()) {
            faults.add(where + " has another shape than in English");
        } else if (english.isObject()) {
            keys(english).forEach(key -> compare(where + "." + key, english.path(key), ours.path(key)));
        } else if (english.isTextual() && !kept(english.asText()).equals(kept(ours.asText()))) {
            faults.add(where + " should hold " + kept(english.asText()) + " but is " + ours.asText());
        }
    }

    private static List<String> kept(String text) {
        return KEPT.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(gap -> gap.replace(" ", ""))
                .sorted()
                .toList();
    }

    private static Set<String> keys(JsonNode node) {
        Set<String> keys = new TreeSet<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static JsonNode words(String language) throws IOException {
        String path = "/META-INF/resources/webjars/camunda/app/tasklist/locales/" + language + ".json";
        try (InputStream file = TasklistLanguageTest.class.getResourceAsStream(path)) {
            assertThat(file).as(path).isNotNull();
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        }
    }
}
