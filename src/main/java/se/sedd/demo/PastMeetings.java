package se.sedd.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.register.Pupil;

/**
 * The meetings that the Norwegian school has had before the demo begins, so that its figures tell something. No form can be filled in
 * for a day that has been: these are the rows that such a meeting leaves, without a word of what was said.
 */
@Component
@Profile("demo")
class PastMeetings {

    private static final int ANSWER_DAYS_BEFORE = 5;

    private final JdbcClient jdbc;

    PastMeetings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One meeting.
     *
     * @param met the day it was held, or was to be
     * @param outcome evaluated, or why there was none
     * @param grades the guardians', four digits: satisfied, useful, safe, cooperated; 0 for no answer
     * @param partners each with its answer and what became of it: {@code nav:YES}, {@code nav:YES:late}, {@code nav:YES:missed},
     *     {@code nav:-} for none
     * @param actions days from the meeting until each was promised and done: {@code 14/10}; {@code 14/-} for not done
     */
    private record Story(
            String wished,
            String met,
            String outcome,
            String nextStep,
            String grades,
            List<String> partners,
            List<String> actions) {

        static Story held(
                String wished, String met, String nextStep, String grades, String partners, String... actions) {
            return new Story(
                    wished, met, "evaluated", nextStep, grades, List.of(partners.split(" ")), List.of(actions));
        }

        static Story without(String wished, String outcome) {
            return new Story(wished, "", outcome, "", "0000", List.of(), List.of());
        }
    }

    private static final List<Story> STORIES = List.of(
            Story.held("2025-08-20", "2025-09-08", "none", "4444", "nav:YES school-nurse:YES", "14/10", "21/21"),
            Story.held(
                    "2025-08-27", "2025-09-08", "new-meeting", "3343", "child-welfare:YES family-centre:NO", "14/30"),
            Story.held("2025-09-01", "2025-09-22", "individual-plan", "5554", "school-nurse:YES nav:DEPUTY", "14/12"),
            Story.held("2025-09-10", "2025-10-06", "none", "4354", "family-centre:YES nav:YES:missed", "21/20", "7/7"),
            Story.held("2025-09-15", "2025-10-06", "back-to-mentor", "0000", "school-nurse:YES", "14/9"),
            Story.held("2025-09-24", "2025-10-20", "none", "5455", "child-welfare:YES:late school-nurse:YES", "30/45"),
            Story.held(
                    "2025-10-13", "2025-11-03", "referral-with-consent", "4443", "nav:YES family-centre:YES", "14/8"),
            Story.held(
                    "2025-10-15",
                    "2025-11-17",
                    "child-coordinator",
                    "5555",
                    "child-welfare:YES nav:YES school-nurse:YES",
                    "21/14",
                    "28/28"),
            Story.held("2025-11-05", "2025-11-17", "none", "3233", "child-welfare:- school-nurse:YES", "14/40"),
            Story.held("2025-11-12", "2025-12-01", "new-meeting", "4454", "family-centre:YES nav:NO", "14/11"),
            Story.without("2025-09-17", "sent-to-mentor"),
            Story.without("2025-10-29", "sent-to-mentor"),
            Story.without("2025-11-19", "cancelled"),
            Story.held("2026-01-07", "2026-01-19", "none", "4545", "school-nurse:YES nav:YES", "14/14"),
            Story.held(
                    "2026-01-08",
                    "2026-01-19",
                    "individual-plan",
                    "5554",
                    "child-welfare:YES family-centre:YES",
                    "21/19",
                    "28/-"),
            Story.held("2026-01-12", "2026-02-02", "none", "4455", "nav:YES:missed school-nurse:DEPUTY", "14/16"),
            Story.held("2026-01-14", "2026-02-02", "new-meeting", "3344", "family-centre:YES child-welfare:NO", "21/-"),
            Story.held("2026-01-21", "2026-02-02", "none", "5555", "school-nurse:YES", "14/7", "60/-"),
            Story.held(
                    "2026-01-26", "2026-02-02", "child-coordinator", "4454", "nav:YES child-welfare:YES:late", "21/20"),
            Story.without("2026-02-04", "sent-to-mentor"),
            Story.without("2026-02-09", "no-time-found"));

    /** Does nothing where the school has meetings already. */
    @Transactional
    public void begin(List<Pupil> pupils) {
        boolean any = jdbc.sql("select count(*) from sedd.meeting where school_id = ?")
                        .param(TownBuilder.OSLO_SCHOOL)
                        .query(Integer.class)
                        .single()
                > 0;
        for (int n = 0; !any && n < STORIES.size(); n++) {
            // those of the last classes: the first have meetings to come
            keep(
                    STORIES.get(n),
                    "M%s-9%04d".formatted(STORIES.get(n).wished.substring(0, 4), n),
                    pupils.get(pupils.size() - 1 - n));
        }
    }

    private void keep(Story story, String number, Pupil pupil) {
        boolean held = !story.met.isEmpty();
        List<Integer> grades =
                story.grades.chars().map(grade -> grade - '0').boxed().toList();
        List<Object> row = Stream.<Object>of(
                        number,
                        pupil.id(),
                        pupil.ref(),
                        TownBuilder.OSLO_SCHOOL,
                        pupil.mentor(),
                        LocalDate.parse(story.wished),
                        story.outcome)
                .toList();
        jdbc.sql("""
                        insert into sedd.meeting (meeting_number, pupil_id, pupil_ref, school_id, booked_by, wished_on, outcome,
                          guardian_leads, anonymous, calendar_sequence) values (?, ?, ?, ?, ?, ?, ?, true, false, 1)
                        """).params(row).update();
        if (held) {
            LocalDate met = LocalDate.parse(story.met);
            jdbc.sql("""
                            update sedd.meeting set held_on = ?, next_step = ?, satisfied = nullif(?, 0), useful = nullif(?, 0),
                              safe = nullif(?, 0), cooperated = nullif(?, 0) where meeting_number = ?
                            """)
                    .param(met)
                    .param(story.nextStep)
                    .params(List.<Object>copyOf(grades))
                    .param(number)
                    .update();
            story.partners.forEach(partner -> invited(number, met, partner.split(":")));
            for (int n = 0; n < story.actions.size(); n++) {
                agreed(
                        number + "-T" + (n + 1),
                        number,
                        met,
                        story.actions.get(n).split("/"));
            }
        }
    }

    private void invited(String meeting, LocalDate met, String... partner) {
        boolean silent = partner[1].equals("-");
        boolean late = partner[partner.length - 1].equals("late");
        LocalDate answerBy = met.minusDays(ANSWER_DAYS_BEFORE);
        jdbc.sql("""
                        insert into sedd.meeting_invitation (invitation_number, meeting_number, partner, office, share, state)
                        values (?, ?, ?, 'past', 'name', ?)
                        """)
                .param(meeting + "-" + partner[0])
                .param(meeting)
                .param(partner[0])
                .param(silent ? "INVITED" : partner[1])
                .update();
        jdbc.sql("""
                        insert into sedd.meeting_asked
                          (invitation_number, calendar_sequence, school_id, partner, answer_by, answer, answered_on)
                        values (?, 1, ?, ?, ?, ?, ?)
                        """)
                .param(meeting + "-" + partner[0])
                .param(TownBuilder.OSLO_SCHOOL)
                .param(partner[0])
                .param(answerBy)
                .param(silent ? null : partner[1])
                .param(silent ? null : answerBy.plusDays(late ? 2 : -2))
                .update();
        if (partner[partner.length - 1].equals("missed")) {
            jdbc.sql(
                            "insert into sedd.meeting_no_show (meeting_number, partner, office, missed_on) values (?, ?, 'past', ?)")
                    .param(meeting)
                    .param(partner[0])
                    .param(met)
                    .update();
        }
    }

    private void agreed(String number, String meeting, LocalDate met, String... days) {
        LocalDate promised = met.plusDays(Integer.parseInt(days[0]));
        jdbc.sql("""
                        insert into sedd.meeting_action
                          (action_number, meeting_number, owner_kind, due_on, promised_for, done_on) values (?, ?, 'mentor', ?, ?, ?)
                        """)
                .param(number)
                .param(meeting)
                .param(promised)
                .param(promised)
                .param(days[1].equals("-") ? null : met.plusDays(Integer.parseInt(days[1])))
                .update();
    }
}
