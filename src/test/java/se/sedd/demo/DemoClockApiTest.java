package se.sedd.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import se.sedd.SeddTest;

@SeddTest
class DemoClockApiTest {

    @Autowired
    private TestRestTemplate http;

    @Test
    @DisplayName("the clock is told with Stockholm's offset and moves by a duration")
    void moves() {
        OffsetDateTime before = now();
        ResponseEntity<JsonNode> answer = post("{\"advance\":\"PT1M\"}");
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(OffsetDateTime.parse(answer.getBody().get("now").asText())).isEqualTo(before.plusMinutes(1));
        assertThat(now()).isEqualTo(before.plusMinutes(1));
    }

    @Test
    @DisplayName("a time at or before now answers 200 and changes nothing")
    void notBack() {
        OffsetDateTime before = now();
        assertThat(post("{\"to\":\"2026-01-01T00:00\"}").getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(post("{\"to\":\"" + before + "\"}").getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(now()).isEqualTo(before);
    }

    @Test
    @DisplayName("what is no time is answered with a sentence")
    void sentences() {
        for (String body : new String[] {
            "{}",
            "[]",
            "",
            "{\"advance\":\"soon\"}",
            "{\"to\":\"tomorrow\"}",
            "{\"advance\":\"P1D\",\"to\":\"2026-05-01T00:00\"}"
        }) {
            ResponseEntity<JsonNode> answer = post(body);
            assertThat(answer.getStatusCode()).as(body).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(answer.getBody().get("detail").asText()).isNotBlank();
        }
    }

    @Test
    @DisplayName("nobody moves it without logging in")
    void loggedIn() {
        assertThat(http.getForEntity("/api/demo/clock", JsonNode.class).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    private OffsetDateTime now() {
        JsonNode reading = http.withBasicAuth("admin", "demo").getForObject("/api/demo/clock", JsonNode.class);
        return OffsetDateTime.parse(reading.get("now").asText());
    }

    private ResponseEntity<JsonNode> post(String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.withBasicAuth("admin", "demo")
                .exchange("/api/demo/clock", HttpMethod.POST, new HttpEntity<>(body, headers), JsonNode.class);
    }
}
