package se.sedd.routine;

import java.time.LocalTime;
import java.util.Set;

/**
 * What holds at a school for the notices of a day: one row of {@code same-day-notice-school.dmn}.
 *
 * @param followsUp whether notices are sent at all
 * @param chaseAt when teachers are asked for lessons they have not reported
 * @param approvedLanguages BCP 47: drafts in which notices go all the same, by the municipality's decision
 */
public record NoticeDay(boolean followsUp, LocalTime chaseAt, Set<String> approvedLanguages) {}
