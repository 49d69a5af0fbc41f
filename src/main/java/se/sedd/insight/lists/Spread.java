package se.sedd.insight.lists;

import java.util.List;
import java.util.Optional;

/**
 * How a number of days is spread.
 *
 * @param median the middle one; between the two middle ones of an even number, half-way
 * @param p90 the smallest that at least nine of ten do not exceed
 */
record Spread(double median, int p90) {

    /** Empty for fewer than so many: one could tell whose they are. */
    static Optional<Spread> of(List<Integer> days, int atLeast) {
        if (days.isEmpty() || days.size() < atLeast) {
            return Optional.empty();
        }
        List<Integer> sorted = days.stream().sorted().toList();
        int n = sorted.size();
        double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2.0;
        int rank = (9 * n + 9) / 10;
        return Optional.of(new Spread(median, sorted.get(rank - 1)));
    }
}
