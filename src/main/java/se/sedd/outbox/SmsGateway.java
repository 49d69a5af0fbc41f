package se.sedd.outbox;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * SMS by a gateway that speaks JSON over HTTPS: {@code POST url} with {@code {"from","to","text"}} and the header
 * {@code Idempotency-Key} answers {@code {"id"}}; {@code GET url/id} answers {@code {"state"}}, which is {@code delivered},
 * {@code failed} or something else while it is under way. A gateway with other words gets a small translator in front of it.
 */
class SmsGateway implements MessageChannel {

    private static final Logger log = LoggerFactory.getLogger(SmsGateway.class);
    private static final Duration CONNECTION = Duration.ofSeconds(5);
    private static final int MOST_OF_A_RECEIPT = 200;

    /** What is asked for. */
    private record Sms(String from, String to, String text) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Taken(String id) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Receipt(String state) {}

    private final RestClient gateway;
    private final OutboxSettings.Sms settings;

    /** @param answer how long an answer may take */
    SmsGateway(OutboxSettings.Sms settings, RestClient.Builder client, Duration answer) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECTION).build());
        requests.setReadTimeout(answer);
        this.settings = settings;
        this.gateway = client.requestFactory(requests)
                .baseUrl(settings.url().orElseThrow())
                .defaultHeader("Authorization", "Bearer " + settings.secret())
                .build();
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Attempt send(MessageInHand message) {
        try {
            Taken taken = gateway.post()
                    .header("Idempotency-Key", message.identity())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new Sms(settings.from(), message.address(), message.text()))
                    .retrieve()
                    .body(Taken.class);
            return Optional.ofNullable(taken)
                    .map(Taken::id)
                    .filter(SmsGateway::isReceipt)
                    .map(this::taken)
                    .orElseGet(() -> later(message.identity(), "an answer without an id"));
        } catch (RestClientResponseException e) {
            return isFinal(e.getStatusCode())
                    ? new Attempt.Refused(Undelivered.REFUSED)
                    : later(message.identity(), "status " + e.getStatusCode().value());
        } catch (ResourceAccessException e) {
            return later(message.identity(), "no answer");
        } catch (RestClientException e) {
            return later(message.identity(), "an answer that is not understood");
        }
    }

    private Attempt taken(String id) {
        return settings.receipts() ? new Attempt.Accepted(id) : new Attempt.Sent(id);
    }

    @Override
    public Attempt ask(String receipt) {
        try {
            String state = Optional.ofNullable(
                            gateway.get().uri("/{id}", receipt).retrieve().body(Receipt.class))
                    .map(Receipt::state)
                    .orElse("");
            return switch (state) {
                case "delivered" -> new Attempt.Sent(receipt);
                case "failed" -> new Attempt.Refused(Undelivered.BOUNCED);
                default -> new Attempt.Later(Undelivered.NO_RECEIPT);
            };
        } catch (RestClientResponseException e) {
            return new Attempt.Later(Undelivered.NO_RECEIPT);
        } catch (RestClientException e) {
            return new Attempt.Later(Undelivered.TIMED_OUT);
        }
    }

    /** What is wrong with this message, not with the account, the pace or the gateway. */
    private static boolean isFinal(HttpStatusCode status) {
        return switch (status.value()) {
            case 401, 403, 404, 405, 408, 409, 425, 429 -> false;
            default -> status.is4xxClientError();
        };
    }

    private static boolean isReceipt(String id) {
        return !id.isBlank() && id.length() <= MOST_OF_A_RECEIPT;
    }

    private static Attempt later(String identity, String why) {
        log.warn("The SMS gateway did not take message {}: {}", identity, why);
        return new Attempt.Later(Undelivered.TIMED_OUT);
    }
}
