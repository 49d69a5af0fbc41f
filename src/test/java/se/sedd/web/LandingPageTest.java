package se.sedd.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
class LandingPageTest {

    @Autowired
    private TestRestTemplate http;

    @Test
    @DisplayName("the page is open to everybody, says who can log in and what the clock shows")
    void open() {
        ResponseEntity<String> page = http.getForEntity("/", String.class);
        assertThat(page.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(page.getBody())
                .contains("Varje elev blir sedd", "Vem kan logga in", "<code>admin</code>", "Demoklockan")
                .contains("/camunda/app/tasklist/", "/camunda/app/cockpit/", "/handbook/", "/api/openapi.json");
    }

    @Test
    @DisplayName("a browser in Norwegian, or whoever chooses it, reads the same in bokmål")
    void bokmal() {
        String byBrowser = page("/", "nn-NO,nb;q=0.9");
        String chosen = http.getForObject("/?language=nb", String.class);
        for (String page : new String[] {byBrowser, chosen}) {
            assertThat(page)
                    .contains(
                            "<html lang=\"nb\"", "Hver elev blir sett", "Hvem kan logge inn", "Demoklokken", "2026 kl.")
                    .doesNotContain("Varje elev", "Klockan", "Öppna", " och ");
        }
    }

    @Test
    @DisplayName("a page that is not there, and one that may not be sent, say so in the reader's language alone")
    void missing() {
        assertThat(page("/handbook/nothing-like-it/", "sv,nb;q=0.5"))
                .contains("<html lang=\"sv\"", "Sidan finns inte", "Till uppgifterna")
                .doesNotContain("Siden", "nothing-like-it");
        assertThat(page("/handbook/nothing-like-it/", "nb-NO,sv;q=0.5"))
                .contains("<html lang=\"nb\"", "Siden finnes ikke", "Til oppgavene")
                .doesNotContain("Sidan", "nothing-like-it");
        HttpHeaders norwegian = asks("no");
        norwegian.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        ResponseEntity<String> expired =
                http.postForEntity("/login", new HttpEntity<>("username=admin&password=demo", norwegian), String.class);
        assertThat(expired.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(expired.getBody()).contains("Det gikk ikke", "Last inn siden på nytt");
    }

    private String page(String address, String languages) {
        return http.exchange(address, HttpMethod.GET, new HttpEntity<>(asks(languages)), String.class)
                .getBody();
    }

    private static HttpHeaders asks(String languages) {
        HttpHeaders headers = new HttpHeaders();
        headers.add(HttpHeaders.ACCEPT_LANGUAGE, languages);
        headers.add(HttpHeaders.ACCEPT, "text/html");
        return headers;
    }

    @Test
    @DisplayName("its style, script and mark are served without logging in")
    void assets() {
        for (String asset : new String[] {"landing.css", "landing.js", "sedd.svg"}) {
            assertThat(http.getForEntity("/assets/" + asset, String.class).getStatusCode())
                    .as(asset)
                    .isEqualTo(HttpStatus.OK);
        }
    }

    @Test
    @DisplayName("the interface speaks JSON, whatever a browser asks for first")
    void json() {
        HttpHeaders browser = new HttpHeaders();
        browser.add(HttpHeaders.ACCEPT, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        ResponseEntity<String> answer = http.withBasicAuth("admin", "demo")
                .exchange("/api/schools", HttpMethod.GET, new HttpEntity<>(browser), String.class);
        assertThat(answer.getHeaders().getContentType().isCompatibleWith(MediaType.APPLICATION_JSON))
                .isTrue();
    }

    @Test
    @DisplayName("the interface describes itself")
    void described() {
        JsonNode api = http.getForObject("/api/openapi.json", JsonNode.class);
        assertThat(api.at("/paths").has("/api/demo/clock")).isTrue();
        assertThat(api.at("/paths").has("/api/imports/{kind}")).isTrue();
    }
}
