package se.sedd.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Counts of what became of messages, by topic, channel and end: nothing else of a message becomes a metric. */
@Component
class OutboxFigures {

    private final ObjectProvider<MeterRegistry> meters;

    OutboxFigures(ObjectProvider<MeterRegistry> meters) {
        this.meters = meters;
    }

    void settled(MessageSettled message) {
        meters.ifAvailable(registry -> registry.counter(
                        "sedd.outbox.settled",
                        "topic",
                        code(message.topic()),
                        "channel",
                        code(message.channel()),
                        "state",
                        code(message.state()),
                        "reason",
                        message.undelivered().map(OutboxFigures::code).orElse(""))
                .increment());
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
