package se.sedd.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The append-only journal of facts and texts. Text that people write about a pupil lives here and nowhere else. */
@Component
public class Journal {

    /** No userId and no schoolId is empty. */
    private static final String NOBODY = "";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    Journal(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** Writes the entry in the surrounding transaction. It belongs to the school that the pupil attends now. */
    @Transactional
    public void write(JournalEntry entry) {
        write(List.of(entry));
    }

    /** The same of several entries, with two statements whatever their number. */
    @Transactional
    public void write(List<JournalEntry> entries) {
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> texts = new ArrayList<>();
        for (JournalEntry entry : entries) {
            String id = UUID.randomUUID().toString();
            rows.add(new Object[] {
                id,
                entry.at().atOffset(ZoneOffset.UTC),
                entry.pupilRef(),
                entry.caseNumber().orElse(null),
                entry.compartment().name(),
                entry.author().orElse(null),
                entry.kind(),
                entry.task().orElse(null),
                entry.addressee().orElse(null),
                entry.pupilRef()
            });
            int seq = 0;
            for (JournalText text : entry.texts()) {
                texts.add(new Object[] {id, ++seq, text.key(), text.label(), text.answer(), text.raw(), text.sensitive()
                });
            }
        }
        batch.batchUpdate("""
                insert into sedd.journal_entry
                  (entry_id, written_at, pupil_ref, case_number, compartment, author, kind, task_key, addressee, school_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, (select school_id from sedd.pupil where ref = ?))
                """, rows);
        if (!texts.isEmpty()) {
            batch.batchUpdate("""
                    insert into sedd.journal_text (entry_id, seq, field_key, label, answer, raw, sensitive)
                    values (?, ?, ?, ?, ?, ?, ?)
                    """, texts);
        }
    }

    /** The pupil's entries that these compartments may read, newest first. */
    public List<JournalEntry> ofPupil(String pupilRef, Set<Compartment> readable) {
        return ofPupil(pupilRef, readable, NOBODY, Optional.empty());
    }

    /**
     * Those of them that were written at this school, as this reader sees them: whoever has reported a concern reads their own
     * report and what they were told of it, and nothing else of that compartment. What another school wrote before the pupil
     * came is that school's.
     */
    public List<JournalEntry> ofPupilAt(String schoolId, String pupilRef, Set<Compartment> readable, String reader) {
        return ofPupil(pupilRef, readable, reader, Optional.of(schoolId));
    }

    private List<JournalEntry> ofPupil(
            String pupilRef, Set<Compartment> readable, String reader, Optional<String> schoolId) {
        if (readable.isEmpty()) {
            return List.of();
        }
        Map<String, JournalEntry> entries = new LinkedHashMap<>();
        Map<String, List<JournalText>> texts = new LinkedHashMap<>();
        jdbc.sql("""
                        select e.*, t.field_key, t.label, t.answer, t.raw, t.sensitive
                        from sedd.journal_entry e left join sedd.journal_text t on t.entry_id = e.entry_id
                        where e.pupil_ref = :ref
                          and (e.compartment in (:readable)
                               or e.compartment = 'CONCERN' and (e.author = :reader or e.addressee = :reader))
                          and (:everywhere or e.school_id = :school)
                        order by e.written_at desc, e.written_seq desc, t.seq
                        """)
                .param("ref", pupilRef)
                .param("readable", readable.stream().map(Enum::name).toList())
                .param("reader", reader)
                .param("everywhere", schoolId.isEmpty())
                .param("school", schoolId.orElse(NOBODY))
                .query(row -> {
                    String id = row.getString("entry_id");
                    entries.putIfAbsent(id, entry(row));
                    if (row.getString("field_key") != null) {
                        texts.computeIfAbsent(id, key -> new ArrayList<>()).add(text(row));
                    }
                });
        return entries.entrySet().stream()
                .map(entry -> entry.getValue().with(texts.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    /**
     * Notes to this user since the given instant, newest first: what happened that asks nothing of them. Of a school only while
     * they work there.
     *
     * @param schoolIds where they work
     */
    public List<JournalEntry> notesTo(String userId, Collection<String> schoolIds, Instant since) {
        return jdbc.sql("""
                        select * from sedd.journal_entry
                        where addressee = :reader and written_at >= :since
                          and (compartment = 'SOCIAL_SERVICES' or school_id in (:schools))
                        order by written_at desc, written_seq desc
                        """)
                .param("reader", userId)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("schools", schoolIds.isEmpty() ? List.of(NOBODY) : schoolIds)
                .query((row, n) -> entry(row))
                .list();
    }

    /** When each task of these cases was last done, by case number and task key; one statement. */
    public Map<String, Map<String, Instant>> lastDone(Collection<String> caseNumbers) {
        Map<String, Map<String, Instant>> done = new LinkedHashMap<>();
        if (!caseNumbers.isEmpty()) {
            jdbc.sql("""
                    select case_number, task_key, max(written_at) as done_at from sedd.journal_entry
                    where case_number in (:cases) and kind = 'task-completed' and task_key is not null
                    group by case_number, task_key
                    """).param("cases", caseNumbers).query(row -> {
                done.computeIfAbsent(row.getString("case_number"), number -> new LinkedHashMap<>())
                        .put(
                                row.getString("task_key"),
                                row.getObject("done_at", OffsetDateTime.class).toInstant());
            });
        }
        return done;
    }

    /** When something of this kind last happened in each of these cases, by case number; one statement. */
    public Map<String, Instant> lastHappened(Collection<String> caseNumbers, String kind) {
        Map<String, Instant> happened = new LinkedHashMap<>();
        if (!caseNumbers.isEmpty()) {
            jdbc.sql("""
                    select case_number, max(written_at) as happened_at from sedd.journal_entry
                    where case_number in (:cases) and kind = :kind
                    group by case_number
                    """).param("cases", caseNumbers).param("kind", kind).query(row -> {
                happened.put(
                        row.getString("case_number"),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant());
            });
        }
        return happened;
    }

    /** When this question was last answered in each of these cases, by case number, whoever may read the answer; one statement. */
    public Map<String, Instant> lastAnswered(Collection<String> caseNumbers, String fieldKey) {
        Map<String, Instant> answered = new LinkedHashMap<>();
        if (!caseNumbers.isEmpty()) {
            jdbc.sql("""
                    select e.case_number, max(e.written_at) as answered_at
                    from sedd.journal_entry e join sedd.journal_text t on t.entry_id = e.entry_id
                    where e.case_number in (:cases) and t.field_key = :field and t.answer <> ''
                    group by e.case_number
                    """).param("cases", caseNumbers).param("field", fieldKey).query(row -> {
                answered.put(
                        row.getString("case_number"),
                        row.getObject("answered_at", OffsetDateTime.class).toInstant());
            });
        }
        return answered;
    }

    /**
     * One answer to a question of a case.
     *
     * @param text what was answered
     */
    public record Answered(String caseNumber, Instant at, JournalText text) {}

    /** The answers to these questions in these cases that these compartments may read, the earliest first; one statement. */
    public List<Answered> answers(
            Collection<String> caseNumbers, Collection<String> fieldKeys, Set<Compartment> readable) {
        if (caseNumbers.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select e.case_number, e.written_at, t.*
                        from sedd.journal_entry e join sedd.journal_text t on t.entry_id = e.entry_id
                        where e.case_number in (:cases) and t.field_key in (:fields) and e.compartment in (:readable)
                        order by e.written_at, e.written_seq, t.seq
                        """)
                .param("cases", caseNumbers)
                .param("fields", fieldKeys)
                .param("readable", readable.stream().map(Enum::name).toList())
                .query((row, n) -> new Answered(
                        row.getString("case_number"),
                        row.getObject("written_at", OffsetDateTime.class).toInstant(),
                        text(row)))
                .list();
    }

    private static JournalEntry entry(ResultSet row) throws SQLException {
        return new JournalEntry(
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                row.getString("pupil_ref"),
                Optional.ofNullable(row.getString("case_number")),
                Compartment.valueOf(row.getString("compartment")),
                Optional.ofNullable(row.getString("author")),
                row.getString("kind"),
                Optional.ofNullable(row.getString("task_key")),
                Optional.ofNullable(row.getString("addressee")),
                List.of());
    }

    private static JournalText text(ResultSet row) throws SQLException {
        return new JournalText(
                row.getString("field_key"),
                row.getString("label"),
                row.getString("answer"),
                row.getString("raw"),
                row.getBoolean("sensitive"));
    }
}
