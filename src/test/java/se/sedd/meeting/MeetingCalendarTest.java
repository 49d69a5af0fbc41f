package se.sedd.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The calendar file, read back by another program's parser")
class MeetingCalendarTest {

    private static MeetingCalendar.Entry entry(String start, int sequence) {
        LocalDateTime from = LocalDateTime.parse(start);
        return new MeetingCalendar.Entry(
                "M2026-00007",
                sequence,
                new Slot(from, from.plusMinutes(30), "Møterommet i bygg A"),
                "Prøveskolen, nord",
                "larer@example.org",
                "nav@example.org",
                sequence < 2,
                "Møterommet i bygg A, Prøveskolen, nord",
                "Tverrfaglig møte",
                "Svar i Sedd; gjerne i dag, å ja.\nEn lang linje som må brytes fordi den har langt flere enn syttifem tegn æøå æøå æøå.");
    }

    private static VEvent event(String file) throws Exception {
        Calendar calendar = new CalendarBuilder().build(new StringReader(file));
        calendar.validate();
        assertThat(calendar.getComponent(Component.VTIMEZONE)).isPresent();
        return (VEvent) calendar.getComponent(Component.VEVENT).orElseThrow();
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).map(Property::getValue).orElseThrow();
    }

    @Test
    @DisplayName(
            "request and cancellation keep the UID, name organiser and sequence, and mean the school's local time summer and winter")
    void roundTrip() throws Exception {
        Instant now = Instant.parse("2026-03-16T06:00:00Z");
        String request = MeetingCalendar.request(entry("2026-04-20T13:00", 1), now);
        VEvent asked = event(request);
        assertThat(request).contains("METHOD:REQUEST\r\n").contains("PARTSTAT=NEEDS-ACTION;RSVP=TRUE");
        assertThat(request.lines().allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75))
                .isTrue();
        assertThat(value(asked, Property.ORGANIZER)).isEqualTo("mailto:larer@example.org");
        assertThat(value(asked, Property.ATTENDEE)).isEqualTo("mailto:nav@example.org");
        assertThat(value(asked, Property.SEQUENCE)).isEqualTo("1");
        assertThat(value(asked, Property.LOCATION)).isEqualTo("Møterommet i bygg A, Prøveskolen, nord");
        assertThat(value(asked, Property.DESCRIPTION)).startsWith("Svar i Sedd; gjerne i dag, å ja.\nEn lang");
        DtStart<ZonedDateTime> start = asked.getDateTimeStart();
        assertThat(start.getDate().toInstant()).isEqualTo(Instant.parse("2026-04-20T11:00:00Z"));

        String answered = MeetingCalendar.request(entry("2026-12-07T13:00", 2), now);
        assertThat(answered).contains("PARTSTAT=ACCEPTED;RSVP=FALSE");
        VEvent winter = event(answered);
        DtStart<ZonedDateTime> later = winter.getDateTimeStart();
        assertThat(later.getDate().toInstant()).isEqualTo(Instant.parse("2026-12-07T12:00:00Z"));

        String cancel = MeetingCalendar.cancel(entry("2026-04-20T13:00", 3), now);
        VEvent off = event(cancel);
        assertThat(cancel).contains("METHOD:CANCEL\r\n");
        assertThat(value(off, Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(value(off, Property.UID)).isEqualTo(value(asked, Property.UID));
        assertThat(value(off, Property.SEQUENCE)).isEqualTo("3");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2026-03-28T13:00, 2026-03-28T12:00:00Z",
        "2026-03-29T13:00, 2026-03-29T11:00:00Z",
        "2026-03-30T13:00, 2026-03-30T11:00:00Z",
        "2026-10-24T13:00, 2026-10-24T11:00:00Z",
        "2026-10-25T13:00, 2026-10-25T12:00:00Z",
        "2026-10-26T13:00, 2026-10-26T12:00:00Z",
        "2031-03-31T13:00, 2031-03-31T11:00:00Z"
    })
    @DisplayName(
            "the hour is right by the file's own time zone in the weeks of the change, for a program that does not know Oslo")
    void ownTimeZone(String local, String instant) throws Exception {
        String file = MeetingCalendar.request(entry(local, 1), Instant.parse("2026-03-16T06:00:00Z"))
                .replace("Europe/Oslo", "Skolens tid");

        VTimeZone zone = (VTimeZone) new CalendarBuilder()
                .build(new StringReader(file))
                .getComponent(Component.VTIMEZONE)
                .orElseThrow();
        Observance holds = zone.getApplicableObservance(Instant.parse(instant));
        assertThat(LocalDateTime.ofInstant(
                        Instant.parse(instant),
                        holds.<TzOffsetTo>getRequiredProperty(Property.TZOFFSETTO)
                                .getOffset()))
                .isEqualTo(LocalDateTime.parse(local));
    }
}
