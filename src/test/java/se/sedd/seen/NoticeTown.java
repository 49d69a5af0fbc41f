package se.sedd.seen;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.followup.CaseTown;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.imports.Sent;

/** An invented school whose lessons come in during the day, one by one, for tests of the same-day notice. */
final class NoticeTown {

    final CaseTown town;
    private final ApplicationContext context;
    private final JdbcClient jdbc;
    private final List<String> rows = new ArrayList<>();
    private int rowsEver;

    NoticeTown(ApplicationContext context, int port) {
        this(context, port, "");
    }

    NoticeTown(ApplicationContext context, int port, String municipality) {
        this.context = context;
        this.town = new CaseTown(context, port, municipality);
        this.jdbc = context.getBean(JdbcClient.class);
        town.staff(
                "userId,givenName,familyName,groups,schoolIds,phone\n%s,Prov,Expedition,school-office,%s,031-3900600\n"
                        .formatted(office(), town.id()));
    }

    String office() {
        return "office-" + town.id();
    }

    /** A pupil without guardians. */
    String pupil(String name, String grade, String born) {
        String pupilId = town.id() + "-" + name;
        Sent.csv(
                        context,
                        "pupils",
                        "pupilId,givenName,familyName,schoolId,className,grade,mentor,primaryContact,birthDate\n%s,%s,Provelev,%s,%sA,%s,%s,%s,%s\n"
                                .formatted(
                                        pupilId,
                                        name,
                                        town.id(),
                                        grade,
                                        grade,
                                        town.user("mentor"),
                                        town.user("primary-contact"),
                                        born))
                .wasTaken();
        return pupilId;
    }

    /** The same guardian of several pupils. */
    void guardian(String name, String phone, String email, String language, String street, String... pupils) {
        StringBuilder csv = new StringBuilder(
                "guardianId,pupilId,givenName,familyName,phone,email,language,street,postalCode,city\n");
        for (String pupil : pupils) {
            csv.append("%s-%s,%s,%s,Provelev,%s,%s,%s,%s,400 00,Prov\n"
                    .formatted(town.id(), name, pupil, name, phone, email, language, street));
        }
        Sent.csv(context, "guardians", csv.toString()).wasTaken();
    }

    /** A lesson of 45 minutes is to be sent. */
    NoticeTown lesson(String pupil, String start, int valid, int invalid) {
        return row(pupil, start, true, valid, invalid, "");
    }

    NoticeTown missed(String pupil, String start) {
        return lesson(pupil, start, 0, 45);
    }

    NoticeTown unreported(String pupil, String start, String teacher) {
        return row(pupil, start, false, 0, 0, teacher);
    }

    private NoticeTown row(String pupil, String start, boolean reported, int valid, int invalid, String teacher) {
        LocalDate day = town.today();
        // a subject of its own, else a file that takes something back could equal an earlier one, which is not taken
        // twice
        rows.add("N-%s-%s,%s,%s,%s,45,%s,%d,%d,Prov%d,%s"
                .formatted(day, start, pupil, day, start, reported, valid, invalid, rowsEver++, teacher));
        return this;
    }

    /** The school system sends what has been said. */
    void send() {
        Sent.csv(
                        context,
                        "lessons",
                        "lessonId,pupilId,date,start,minutes,reported,validAbsenceMinutes,invalidAbsenceMinutes,subject,teacher\n"
                                + String.join("\n", rows) + "\n")
                .wasTaken();
        rows.clear();
    }

    /** Tomorrow's school day begins. */
    void nextSchoolDay() {
        town.schoolDaysPass(1);
    }

    void until(String time) {
        town.passTo(town.today()
                .atTime(LocalTime.parse(time))
                .atZone(town.calendar().zone(town.id()))
                .toInstant());
    }

    Pupil known(String pupilId) {
        return context.getBean(Register.class).pupil(pupilId).orElseThrow();
    }

    String state(String pupilId) {
        return jdbc.sql("""
                        select state || coalesce(' ' || cause, '') from sedd.absence_notice
                        where pupil_ref = ? and notice_day = ?
                        """)
                .param(known(pupilId).ref())
                .param(town.today())
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** How the duty to tell the pupil's home stands that was due on the day; empty where there is none. */
    String duty(String pupilId, LocalDate due) {
        return jdbc.sql("""
                        select case when done_at is not null then 'done'
                                    when withdrawn_at is not null then withdrawn_because else 'open' end
                        from sedd.duty where pupil_ref = ? and kind = 'tell-home' and due_on = ?
                        """)
                .param(known(pupilId).ref())
                .param(due)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Whether one of today's messages about the pupil has arrived. */
    boolean arrived(String pupilId) {
        return jdbc.sql("""
                                select count(*) from sedd.notice_message
                                where pupil_ref = ? and notice_day = ? and state = 'SENT'
                                """)
                        .param(known(pupilId).ref())
                        .param(town.today())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The ids of today's messages that tell of the pupil. */
    List<String> messages(String pupilId) {
        return jdbc.sql("""
                        select m.message_id from sedd.notice_message n
                        join sedd.outgoing_message m on m.message_id = n.message_id
                        where n.pupil_ref = ? and n.notice_day = ? order by m.message_id
                        """)
                .param(known(pupilId).ref())
                .param(town.today())
                .query(String.class)
                .list();
    }

    String language(String messageId) {
        return jdbc.sql("select language from sedd.outgoing_message where message_id = ?")
                .param(messageId)
                .query(String.class)
                .single();
    }
}
