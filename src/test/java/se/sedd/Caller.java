package se.sedd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who calls the running application over HTTP: nobody, a program with Basic, or a person with a session. */
public final class Caller {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Only so that a call nobody answers ends some time: no test is about how long an answer takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String base;
    private final String basic;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(PATIENCE)
            .build();

    private Caller(int port, String basic) {
        this.base = "http://127.0.0.1:" + port;
        this.basic = basic;
    }

    /** Not logged in. */
    public static Caller nobody(int port) {
        return new Caller(port, null);
    }

    /** With HTTP Basic and the demo's password. */
    public static Caller program(int port, String user) {
        return program(port, user, "demo");
    }

    public static Caller program(int port, String user, String password) {
        return new Caller(
                port, Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    /** Through the login page, with a session. */
    public static Caller person(int port, String user) {
        Caller caller = nobody(port);
        Answer answer = caller.logIn(user, "demo");
        if (answer.location().contains("error")) {
            throw new IllegalStateException(user + " cannot log in");
        }
        return caller;
    }

    /** Fills in the login page. */
    public Answer logIn(String user, String password) {
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"")
                .matcher(get("/login").body());
        String csrf = token.find() ? token.group(1) : "";
        return send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=" + encoded(user) + "&password=" + encoded(password) + "&_csrf=" + encoded(csrf))));
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) {
        return call("POST", path, json);
    }

    /** Any method; sends the web apps' own token when there is one. */
    public Answer call(String method, String path, String json) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .ifPresent(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
        return send(request);
    }

    /** A request with headers of its own. */
    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Location").orElse(""),
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        return basic == null ? request : request.header("Authorization", "Basic " + basic);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** What came back. */
    public record Answer(int status, String body, String location, HttpResponse<String> response) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(body, e);
            }
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
