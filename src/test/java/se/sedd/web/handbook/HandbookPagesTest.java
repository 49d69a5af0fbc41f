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
