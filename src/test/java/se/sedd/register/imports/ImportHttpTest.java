package se.sedd.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.sedd.SeddTest;
import se.sedd.register.Register;

@SeddTest
class ImportHttpTest {

    private static final String SCHOOLS = "schoolId,name,country,language\n";

    @LocalServerPort
    private int port;

    @Autowired
    private Register register;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    @DisplayName("a file is answered 201 with the report, the same file again 200 with the same report")
    void created() throws Exception {
        String file = SCHOOLS + "ih-1,Ekskolan,SE,sv\n";
        HttpResponse<String> first = post("schools", file).join();
        assertThat(first.statusCode()).isEqualTo(201);
        JsonNode report = json.readTree(first.body());
        assertThat(report.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("importId", "kind", "rows", "accepted", "quarantined", "problems");
        assertThat(report.get("accepted").asInt()).isEqualTo(1);
        HttpResponse<String> again = post("schools", file).join();
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json.readTree(again.body())).isEqualTo(report);
        assertThat(get(first.headers().firstValue("Location").orElseThrow())).isEqualTo(report);
        assertThat(get("/api/schools").findValuesAsText("schoolId")).contains("ih-1");
    }

    @Test
    @DisplayName("a refused file is answered 422, as a problem with the report")
    void refused() throws Exception {
        HttpResponse<String> answer =
                post("schools", SCHOOLS + "ih-2,Ekskolan,DK,sv\n").join();
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.get("detail").asText()).contains("1 av 1 rader");
        assertThat(problem.get("kind").asText()).isEqualTo("schools");
        assertThat(problem.get("rows").asInt()).isEqualTo(1);
        assertThat(problem.get("quarantined").asInt()).isEqualTo(1);
        assertThat(problem.at("/problems/0/line").asInt()).isEqualTo(2);
        assertThat(problem.at("/problems/0/column").asText()).isEqualTo("country");
        assertThat(problem.at("/problems/0/value").asText()).isEqualTo("DK");
        assertThat(register.school("ih-2")).isEmpty();
    }

    @Test
    @DisplayName("an unknown kind and a body that is no CSV file are answered in a sentence")
    void unsuitable() throws Exception {
        assertThat(post("teachers", "x\n").join().statusCode()).isEqualTo(404);
        HttpResponse<String> form = http.send(
                request("/api/imports/schools")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("a=b"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(json.readTree(form.body()).get("detail").asText()).contains("text/csv");
    }

    @Test
    @DisplayName("a large refused upload is read to its end, and its sender gets the report")
    void large() throws Exception {
        String row = "no such school row, " + "x".repeat(60) + "\n";
        HttpResponse<String> answer =
                post("schools", SCHOOLS + row.repeat(250_000)).join();
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json.readTree(answer.body()).get("rows").asInt()).isEqualTo(250_000);
    }

    @Test
    @DisplayName("the same file sent many times at once is taken once")
    void atOnce() {
        String file = SCHOOLS + "ih-3,Ekskolan,SE,sv\n";
        List<CompletableFuture<HttpResponse<String>>> answers =
                IntStream.range(0, 8).mapToObj(i -> post("schools", file)).toList();
        assertThat(answers.stream().map(answer -> answer.join().statusCode()).sorted())
                .containsExactly(200, 200, 200, 200, 200, 200, 200, 201);
    }

    @Test
    @DisplayName("different files sent at once are all taken")
    void differentAtOnce() {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 6)
                .mapToObj(
                        i -> post("schools", SCHOOLS + "ih-d" + i + ",Ekskolan,SE,sv\nih-all,Nummer " + i + ",SE,sv\n"))
                .toList();
        assertThat(answers).allMatch(answer -> answer.join().statusCode() == 201);
        assertThat(IntStream.range(0, 6))
                .allMatch(i -> register.school("ih-d" + i).isPresent());
    }

    private CompletableFuture<HttpResponse<String>> post(String kind, String csv) {
        return http.sendAsync(
                request("/api/imports/" + kind)
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString(csv))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return json.readTree(http.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private HttpRequest.Builder request(String path) {
        String login = Base64.getEncoder().encodeToString("admin:demo".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + login);
    }
}
