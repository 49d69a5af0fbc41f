package se.sedd;

import java.time.Instant;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.test.util.ReflectionTestUtils;
import se.sedd.calendar.ClockPosition;
import se.sedd.calendar.SeddClock;

/**
 * Every class of tests begins on the empty demo's first morning, as if it were alone: whatever ran before it, and however far that
 * moved the shared clock. {@code -Dsedd.begin=2026-08-12T05:00:00Z} chooses another moment, to see whether a test stands it.
 */
final class ClockStartsOver implements BeforeAllCallback {

    private static final Instant BEGIN = Instant.parse(System.getProperty("sedd.begin", "2026-01-12T06:00:00Z"));

    @Override
    public void beforeAll(ExtensionContext begun) {
        if (begun.getRequiredTestClass().getEnclosingClass() != null) {
            return;
        }
        ApplicationContext application = SpringExtension.getApplicationContext(begun);
        SeddClock clock = application.getBean(SeddClock.class);
        if (clock.stands()) {
            // The application's own clock never goes back
            ReflectionTestUtils.setField(clock, "position", BEGIN);
            clock.moveTo(BEGIN);
            application.getBean(ClockPosition.class).store(BEGIN);
        }
    }
}
