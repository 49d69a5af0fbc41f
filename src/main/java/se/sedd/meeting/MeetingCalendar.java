package se.sedd.meeting;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * An invitation as calendar programs read it (RFC 5545, RFC 5546): the same meeting keeps its UID, every change has a higher
 * SEQUENCE, and a cancellation takes it out of the calendar again. Nothing in it says whom the meeting is about.
 */
final class MeetingCalendar {

    private static final String ZONE = "Europe/Oslo";
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final int LONGEST_LINE = 75;

    /** What holds in Norway since 1996; meetings lie ahead, so no older rule is needed. */
    private static final List<String> TIME_ZONE = List.of(
            "BEGIN:VTIMEZONE",
            "TZID:" + ZONE,
            "BEGIN:DAYLIGHT",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            "TZNAME:CEST",
            "DTSTART:19960331T020000",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "END:DAYLIGHT",
            "BEGIN:STANDARD",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100",
            "TZNAME:CET",
            "DTSTART:19961027T030000",
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
            "END:STANDARD",
            "END:VTIMEZONE");

    private MeetingCalendar() {}

    /**
     * @param number the meeting's, which stays the same when it moves
     * @param organizer e-mail address of whoever booked it
     * @param attendee e-mail address of the partner's contact person
     * @param asks whether an answer is awaited from them; a deputy, or whoever has said yes, gives none
     * @param place where the meeting is, in words
     * @param text what stands in the calendar below the title
     */
    record Entry(
            String number,
            int sequence,
            Slot slot,
            String school,
            String organizer,
            String attendee,
            boolean asks,
            String place,
            String title,
            String text) {}

    static String request(Entry entry, Instant now) {
        return write(entry, now, "REQUEST", "CONFIRMED");
    }

    static String cancel(Entry entry, Instant now) {
        return write(entry, now, "CANCEL", "CANCELLED");
    }

    private static String write(Entry entry, Instant now, String method, String status) {
        List<String> lines = new ArrayList<>(List.of(
                "BEGIN:VCALENDAR", "PRODID:-//Sedd//Tverrfaglige moter//NB", "VERSION:2.0", "METHOD:" + method));
        lines.addAll(TIME_ZONE);
        lines.addAll(List.of(
                "BEGIN:VEVENT",
                "UID:" + entry.number() + "@sedd",
                "DTSTAMP:" + LOCAL.format(LocalDateTime.ofInstant(now, ZoneOffset.UTC)) + "Z",
                "SEQUENCE:" + entry.sequence(),
                "STATUS:" + status,
                "DTSTART;TZID=" + ZONE + ":" + LOCAL.format(entry.slot().start()),
                "DTEND;TZID=" + ZONE + ":" + LOCAL.format(entry.slot().end()),
                "SUMMARY:" + escaped(entry.title()),
                "LOCATION:" + escaped(entry.place()),
                "DESCRIPTION:" + escaped(entry.text()),
                "ORGANIZER;CN=\"" + entry.school().replace("\"", "'") + "\":mailto:" + entry.organizer(),
                "ATTENDEE;ROLE=REQ-PARTICIPANT;"
                        + (entry.asks() ? "PARTSTAT=NEEDS-ACTION;RSVP=TRUE" : "PARTSTAT=ACCEPTED;RSVP=FALSE")
                        + ":mailto:" + entry.attendee(),
                "END:VEVENT",
                "END:VCALENDAR"));
        StringBuilder file = new StringBuilder();
        lines.forEach(line -> file.append(folded(line)).append("\r\n"));
        return file.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** A line is at most 75 bytes and never broken inside a letter. */
    private static String folded(String line) {
        StringBuilder folded = new StringBuilder();
        int length = 0;
        for (int at = 0; at < line.length(); ) {
            String letter = Character.toString(line.codePointAt(at));
            int bytes = letter.getBytes(StandardCharsets.UTF_8).length;
            if (length + bytes > LONGEST_LINE) {
                folded.append("\r\n ");
                length = 1;
            }
            folded.append(letter);
            length += bytes;
            at += letter.length();
        }
        return folded.toString();
    }
}
