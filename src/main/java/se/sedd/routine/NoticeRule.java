package se.sedd.routine;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import se.sedd.register.Role;

/**
 * What unreported absence today calls for: one row of {@code same-day-notice-rules.dmn}.
 *
 * @param call whether the home is rung at once instead of getting a message
 * @param caller whose call it is: {@link Role#MENTOR} or {@link Role#SCHOOL_OFFICE}
 * @param callWithin within what time; empty means before the school day ends
 * @param unansweredAt when a home that has not been heard of is rung; empty means never
 */
public record NoticeRule(boolean call, Role caller, Optional<Duration> callWithin, Optional<LocalTime> unansweredAt) {}
