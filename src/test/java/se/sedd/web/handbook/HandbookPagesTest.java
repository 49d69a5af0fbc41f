package se.sedd.web.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import se.sedd.SeddTest;

@SeddTest
class HandbookPagesTest {

    /** What the staff file calls an office is itself. */
    private static final Pattern OFFICES = Pattern.compile("(barnevern|nav|familiens-hus)-.*");

    @Autowired
    private TestRestTemplate anybody;

    @Test
    @DisplayName("anybody finds a role's tasks and reads the process they belong to")
    void byRole() {
        String index = page("/handbook/");

        assertThat(index).contains("Vad gör jag?", "id=\"mentor\"", "Ring hemmet", "Gör orosanmälan");

        String process = page("/handbook/mentor-step");
        assertThat(process)
                .contains("id=\"contact-guardian\"", "Fick du kontakt?", "Klar inom", "Fick skolan kontakt?");
    }

    @Test
    @DisplayName("every link and picture of the handbook leads somewhere")
    void links() {
        Pattern link = Pattern.compile("(?:href|src)=\"(/(?:handbook|assets)[^\"#]*)(?:#([^\"]+))?\"");
        for (String start : new String[] {"/handbook/", "/handbook/absence-follow-up"}) {
            for (MatchResult found : link.matcher(page(start)).results().toList()) {
                String target = page(found.group(1));
                if (found.group(2) != null) {
                    assertThat(target).as(found.group()).contains("id=\"" + found.group(2) + "\"");
                }
            }
        }
    }

    @Test
    @DisplayName(
            "the same process is read in bokmål, text, tables and picture; one written in bokmål says so to a Swedish reader")
    void bokmal() {
        String process = page("/handbook/mentor-step?language=nb");
        assertThat(process)
                .contains("lang=\"nb\"", "Ring hjem", "Fikk du kontakt?", "tar nærværsteamet over")
                .contains("/handbook/mentor-step.svg?language=nb")
                .doesNotContain("Ring hemmet", "närvaro");
        assertThat(page("/handbook/absence-follow-up?language=nb")).contains("tredje forsøk", "Forklart fravær");
        assertThat(page("/handbook/mentor-step.svg?language=nb")).contains("Ring hjem");
        assertThat(page("/handbook/mentor-step.svg?language=sv")).contains("Ring hemmet");
        assertThat(page("/handbook/?language=nb")).contains("Hva gjør jeg?", "/handbook/mentor-step?language=nb#");

        assertThat(page("/handbook/multidisciplinary-meeting?language=sv")).contains("används av skolor i Norge");
        assertThat(page("/handbook/multidisciplinary-meeting?language=nb")).doesNotContain("class=\"note\"");
    }

    @Test
    @DisplayName("no code of a table is left without words, in either language")
    void noBareCodes() {
        Pattern code = Pattern.compile("<td>([a-z]+(?:-[a-z]+)+)</td>");
        for (String language : new String[] {"sv", "nb"}) {
            for (MatchResult link : Pattern.compile("href=\"(/handbook/[a-z-]+)\\?")
                    .matcher(page("/handbook/?language=" + language))
                    .results()
                    .toList()) {
                assertThat(code.matcher(page(link.group(1) + "?language=" + language))
                                .results())
                        .as(link.group(1))
                        .map(found -> found.group(1))
                        .allMatch(found -> OFFICES.matcher(found).matches());
            }
        }
    }

    @Test
    @DisplayName("a process that does not exist is not found")
    void unknown() {
        assertThat(anybody.getForEntity("/handbook/nothing", String.class).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    private String page(String path) {
        ResponseEntity<String> answer = anybody.getForEntity(path, String.class);
        assertThat(answer.getStatusCode()).as(path).isEqualTo(HttpStatus.OK);
        return answer.getBody();
    }
}
