package se.sedd.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

@DisplayName("SMS by a gateway")
class SmsGatewayTest {

    private static final MessageInHand MESSAGE = new MessageInHand(
            "0123456789abcdef0123456789abcdef01234567",
            "+46701740605",
            "sv",
            "",
            "Hej \"från\" skolan",
            List.of(),
            Instant.parse("2026-03-16T07:00:00Z"));

    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private int status = 202;
    private String answer = "{\"id\":\"g-17\",\"price\":0.35}";
    private String heard = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/sms", this::serve);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        heard = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization") + " "
                + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (status == 0) {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        byte[] body = answer.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Left soon only when it never answers: an answer may take its time on a busy machine. */
    private SmsGateway gateway(boolean receipts) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/sms";
        return new SmsGateway(
                new OutboxSettings.Sms(Optional.of(url), "a-secret", "Skolan", receipts),
                RestClient.builder(),
                status == 0 ? Duration.ofMillis(500) : Duration.ofMinutes(1));
    }

    @Test
    @DisplayName("is taken with the same key each time, and has arrived when the gateway says so")
    void taken() {
        assertThat(gateway(true).send(MESSAGE)).isEqualTo(new Attempt.Accepted("g-17"));
        assertThat(heard)
                .startsWith("POST /sms Bearer a-secret " + MESSAGE.identity())
                .contains("\"from\":\"Skolan\"", "\"to\":\"+46701740605\"", "Hej \\\"från\\\" skolan");
        assertThat(gateway(false).send(MESSAGE)).isEqualTo(new Attempt.Sent("g-17"));

        answer = "{\"state\":\"queued\"}";
        assertThat(gateway(true).ask("g-17")).isEqualTo(new Attempt.Later(Undelivered.NO_RECEIPT));
        assertThat(heard).startsWith("GET /sms/g-17 Bearer a-secret").doesNotContain("46701740605");
        answer = "{\"state\":\"delivered\"}";
        assertThat(gateway(true).ask("g-17")).isEqualTo(new Attempt.Sent("g-17"));
        answer = "{\"state\":\"failed\"}";
        assertThat(gateway(true).ask("g-17")).isEqualTo(new Attempt.Refused(Undelivered.BOUNCED));
    }

    @Test
    @DisplayName(
            "what is wrong with the message is final; what is wrong with the gateway, the pace or the account is not")
    void refused() {
        Attempt later = new Attempt.Later(Undelivered.TIMED_OUT);
        for (int code : List.of(400, 422)) {
            status = code;
            assertThat(gateway(true).send(MESSAGE)).isEqualTo(new Attempt.Refused(Undelivered.REFUSED));
        }
        for (int code : List.of(401, 429, 500, 503, 0)) {
            status = code;
            assertThat(gateway(true).send(MESSAGE)).as("status " + code).isEqualTo(later);
        }
        status = 200;
        for (String odd : List.of("{}", "<html>", "")) {
            answer = odd;
            assertThat(gateway(true).send(MESSAGE)).as(odd).isEqualTo(later);
        }
        server.stop(0);
        assertThat(gateway(true).send(MESSAGE)).isEqualTo(later);
    }

    @Test
    @DisplayName("numbers get their country; what cannot be a number is none")
    void numbers() {
        assertThat(PhoneNumber.international("070-174 06 05", "SE")).contains("+46701740605");
        assertThat(PhoneNumber.international("+46 (0)70 174 06 05", "NO")).contains("+46701740605");
        assertThat(PhoneNumber.international("0047 400 00 000", "SE")).contains("+4740000000");
        assertThat(PhoneNumber.international("400 00 000", "NO")).contains("+4740000000");
        assertThat(PhoneNumber.international("okänt", "SE")).isEmpty();
        assertThat(PhoneNumber.international("112", "SE")).isEmpty();
    }
}
