package se.sedd.register;

import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who lives with whom: guardians of one pupil at one address are a home, and so is every guardian they share another child with at
 * the same address. Strangers in one house are not: an address alone joins nobody.
 */
@Component
public class Households {

    private static final int PUPILS_AT_A_TIME = 250;

    /**
     * A pupil's family.
     *
     * @param guardians in the order of their numbers
     * @param homes each the guardianIds of those who live there, those of siblings alone too
     */
    public record Family(List<Guardian> guardians, List<Set<String>> homes) {

        /** The home of one of the pupil's guardians. */
        public Set<String> homeOf(String guardianId) {
            return homes.stream()
                    .filter(home -> home.contains(guardianId))
                    .findFirst()
                    .orElse(Set.of());
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Households(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Guardians without an address count as one home: nothing says that they live apart. */
    public static String address(Guardian guardian) {
        return Stream.of(guardian.street(), guardian.postalCode(), guardian.city())
                .flatMap(Optional::stream)
                .map(part -> part.toLowerCase(Locale.ROOT).replaceAll("\\s+", ""))
                .collect(Collectors.joining("|"));
    }

    /** The families of today, by pupilId; a pupil without guardians has an empty one. One statement for each 250 pupils. */
    public Map<String, Family> of(Collection<String> pupilIds) {
        Map<String, Family> families = new HashMap<>();
        List<String> ids = List.copyOf(pupilIds);
        for (int from = 0; from < ids.size(); from += PUPILS_AT_A_TIME) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + PUPILS_AT_A_TIME));
            Map<String, List<Guardian>> byPupil = withSiblings(some);
            Together together = new Together();
            byPupil.values().forEach(together::live);
            some.forEach(pupilId -> families.put(pupilId, family(byPupil.getOrDefault(pupilId, List.of()), together)));
        }
        return families;
    }

    private static Family family(List<Guardian> guardians, Together together) {
        Map<String, Set<String>> homes = new LinkedHashMap<>();
        guardians.forEach(
                guardian -> homes.computeIfAbsent(together.first(guardian.id()), first -> together.home(first)));
        return new Family(guardians, List.copyOf(homes.values()));
    }

    private Map<String, List<Guardian>> withSiblings(List<String> pupilIds) {
        return jdbc
                .sql("""
                        select g.* from sedd.guardian g
                        where (g.last_day is null or g.last_day >= :today)
                          and g.pupil_id in (
                            select other.pupil_id
                            from sedd.guardian own join sedd.guardian other on other.guardian_id = own.guardian_id
                            where own.pupil_id in (:pupils)
                              and (own.last_day is null or own.last_day >= :today)
                              and (other.last_day is null or other.last_day >= :today))
                        order by g.pupil_id, g.ordinal, g.guardian_id
                        """)
                .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("pupils", pupilIds)
                .query((row, n) -> Register.guardian(row))
                .list()
                .stream()
                .collect(groupingBy(Guardian::pupilId));
    }

    /** Joins those who live together, however many children they have in common. */
    private static final class Together {

        private final Map<String, String> with = new HashMap<>();

        void live(List<Guardian> ofOnePupil) {
            ofOnePupil.stream()
                    .collect(groupingBy(Households::address))
                    .values()
                    .forEach(home -> home.forEach(guardian -> join(home.get(0).id(), guardian.id())));
        }

        private void join(String one, String other) {
            String first = first(one);
            String second = first(other);
            with.put(first.compareTo(second) <= 0 ? second : first, first.compareTo(second) <= 0 ? first : second);
        }

        String first(String guardianId) {
            String at = guardianId;
            while (!with.getOrDefault(at, at).equals(at)) {
                at = with.get(at);
            }
            return at;
        }

        Set<String> home(String first) {
            Set<String> home = new TreeSet<>(Set.of(first));
            with.keySet().stream()
                    .filter(guardianId -> first(guardianId).equals(first))
                    .forEach(home::add);
            return Collections.unmodifiableSet(home);
        }
    }
}
