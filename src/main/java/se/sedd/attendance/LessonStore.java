package se.sedd.attendance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.calendar.Term;
import se.sedd.register.Upsert;

/** Puts lessons into the packed rows: one read and one batch for many pupils. */
@Component
class LessonStore {

    private static final int PUPILS_AT_A_TIME = 250;

    private final JdbcClient jdbc;
    private final Upsert upsert;

    LessonStore(JdbcClient jdbc, Upsert upsert) {
        this.jdbc = jdbc;
        this.upsert = upsert;
    }

    /** Adds and replaces lessons, each pupil's in the given order; one that has moved leaves the day and term it was on. */
    void put(Map<String, List<PackedLesson>> byPupil) {
        List<String> pupilIds = byPupil.keySet().stream().sorted().toList();
        for (int from = 0; from < pupilIds.size(); from += PUPILS_AT_A_TIME) {
            List<String> some = pupilIds.subList(from, Math.min(pupilIds.size(), from + PUPILS_AT_A_TIME));
            Map<String, Map<Term, TermLessons>> stored = stored(some);
            List<Object[]> writes = new ArrayList<>();
            for (String pupilId : some) {
                Map<Term, TermLessons> terms = stored.computeIfAbsent(pupilId, id -> new HashMap<>());
                byPupil.get(pupilId).forEach(lesson -> put(lesson, terms));
                terms.values().stream()
                        .filter(TermLessons::isChanged)
                        .forEach(term ->
                                writes.add(new Object[] {pupilId, term.term().id(), term.lessons(), term.days()}));
            }
            upsert.write("sedd.attendance", List.of("pupil_id", "term"), List.of("lessons", "days"), writes);
        }
    }

    private static void put(PackedLesson lesson, Map<Term, TermLessons> terms) {
        Term term = Term.of(lesson.date());
        TermLessons own = terms.computeIfAbsent(term, TermLessons::none);
        if (!own.has(lesson.id())) {
            terms.values().forEach(other -> other.remove(lesson.id()));
        }
        own.put(lesson);
    }

    private Map<String, Map<Term, TermLessons>> stored(List<String> pupilIds) {
        Map<String, Map<Term, TermLessons>> found = new HashMap<>();
        jdbc.sql("""
                select pupil_id, term, lessons, days from sedd.attendance where pupil_id in (:ids)
                """).param("ids", pupilIds).query(row -> {
            Term term = Term.ofId(row.getString("term"));
            found.computeIfAbsent(row.getString("pupil_id"), id -> new HashMap<>())
                    .put(term, TermLessons.of(term, row.getBytes("lessons"), row.getBytes("days")));
        });
        return found;
    }
}
