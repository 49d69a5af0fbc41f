package se.sedd.rhythm;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.calendar.Term;
import se.sedd.engine.Sentences;
import se.sedd.engine.TaskLanguage;
import se.sedd.followup.AbsenceCase;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;
import se.sedd.register.StaffMember;

/**
 * What the mobile team has taken on: which cases, who, and until when. The case goes its way as before; the team works beside
 * it, and everybody who follows the case sees so.
 */
@Component
public class MobileTeam {

    private static final Sentences SENTENCES = new Sentences("se.sedd.rhythm.sentences");

    private final JdbcClient jdbc;
    private final SchoolCalendar calendar;
    private final Journal journal;
    private final Clock clock;
    private final TaskLanguage language;

    MobileTeam(JdbcClient jdbc, SchoolCalendar calendar, Journal journal, Clock clock, TaskLanguage language) {
        this.language = language;
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.journal = journal;
        this.clock = clock;
    }

    /** Why it cannot be taken on so, in a sentence for the person. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence);
        }
    }

    /** The school's cases that the team has now, by case number; what has passed its last day or whose case is over is not. */
    public Map<String, TeamCase> at(String schoolId) {
        Map<String, TeamCase> taken = new HashMap<>();
        jdbc.sql("""
                        select t.* from sedd.team_case t join sedd.case_registry c on c.case_number = t.open_case
                        where t.school_id = :school and c.state <> 'CLOSED' and t.until_day >= :today
                        """)
                .param("school", schoolId)
                .param("today", calendar.today(schoolId))
                .query((row, n) -> new TeamCase(
                        row.getString("case_number"),
                        row.getString("school_id"),
                        row.getString("user_id"),
                        row.getObject("taken_on", LocalDate.class),
                        row.getObject("until_day", LocalDate.class)))
                .list()
                .forEach(one -> taken.put(one.caseNumber(), one));
        return taken;
    }

    /**
     * The person takes the case on; once more, with another last day, prolongs it.
     *
     * @param until last day; the end of the term where it is missing
     * @throws Refused where a colleague has it, or the day cannot be
     */
    @Transactional
    public TeamCase takeOn(AbsenceCase found, StaffMember person, Optional<LocalDate> until) {
        LocalDate today = calendar.today(found.schoolId());
        LocalDate last = until.orElseGet(() -> Term.of(today).end());
        if (last.isBefore(today) || last.isAfter(today.plusYears(1))) {
            throw new Refused(SENTENCES.in(language.of(found.schoolId())).of("team-date"));
        }
        Optional<TeamCase> now = Optional.ofNullable(at(found.schoolId()).get(found.caseNumber()));
        if (now.filter(taken -> !taken.userId().equals(person.userId())).isPresent()) {
            throw new Refused(SENTENCES.in(language.of(found.schoolId())).of("team-taken"));
        }
        over(found.caseNumber(), today, person.userId());
        TeamCase taken = new TeamCase(
                found.caseNumber(),
                found.schoolId(),
                person.userId(),
                now.map(TeamCase::since).orElse(today),
                last);
        jdbc.sql("""
                        insert into sedd.team_case
                          (taken_id, case_number, open_case, pupil_ref, school_id, user_id, taken_on, until_day)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(UUID.randomUUID().toString())
                .param(taken.caseNumber())
                .param(taken.caseNumber())
                .param(found.pupilRef())
                .param(taken.schoolId())
                .param(taken.userId())
                .param(taken.since())
                .param(taken.until())
                .update();
        write(found, person, "team-took-on", List.of(last));
        return taken;
    }

    /** The person, or a colleague of the team, ends it. Nothing happens where the team does not have the case. */
    @Transactional
    public void giveUp(AbsenceCase found, StaffMember person) {
        if (at(found.schoolId()).containsKey(found.caseNumber())) {
            over(found.caseNumber(), calendar.today(found.schoolId()), person.userId());
            write(found, person, "team-ended", List.of());
        }
    }

    private void over(String caseNumber, LocalDate today, String by) {
        jdbc.sql("update sedd.team_case set open_case = null, ended_on = ?, ended_by = ? where open_case = ?")
                .param(today)
                .param(by)
                .param(caseNumber)
                .update();
    }

    private void write(AbsenceCase found, StaffMember person, String kind, List<LocalDate> until) {
        journal.write(new JournalEntry(
                clock.instant(),
                found.pupilRef(),
                Optional.of(found.caseNumber()),
                Compartment.SCHOOL,
                Optional.of(person.userId()),
                kind,
                Optional.empty(),
                found.owner(),
                until.stream()
                        .map(day -> new JournalText(
                                "teamUntil",
                                SENTENCES.in(language.of(found.schoolId())).of("label.until"),
                                day.toString(),
                                day.toString(),
                                false))
                        .toList()));
    }
}
