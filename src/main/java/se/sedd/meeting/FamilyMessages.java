package se.sedd.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.outbox.Channel;
import se.sedd.outbox.Holds;
import se.sedd.outbox.Outbox;
import se.sedd.outbox.OutgoingMessage;
import se.sedd.outbox.Topic;
import se.sedd.register.Guardian;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.routine.Routine;

/**
 * Tells the family of its meeting in the way it has chosen: the reminder, a new time, a cancellation. Only those who asked for
 * the meeting are told, each in their own language, and never whom it is about: others may read the telephone. Where there is
 * no address, or the family wants a call, whoever booked the meeting is told to ring. Of a pupil about whom nothing may leave,
 * nothing does, and nobody is told to ring either.
 */
@Component
class FamilyMessages {

    private final FamilyTemplate.All templates;
    private final MinutesNotes notes;
    private final Outbox outbox;
    private final Holds holds;
    private final Routine routine;
    private final Register register;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;
    private final Journal journal;
    private final Clock clock;

    FamilyMessages(
            FamilyTemplate.All templates,
            MinutesNotes notes,
            Outbox outbox,
            Holds holds,
            Routine routine,
            Register register,
            Responsibilities responsibilities,
            SchoolCalendar calendar,
            Journal journal,
            Clock clock) {
        this.templates = templates;
        this.notes = notes;
        this.outbox = outbox;
        this.holds = holds;
        this.routine = routine;
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
        this.journal = journal;
        this.clock = clock;
    }

    /** The meeting is near. */
    void remind(Meeting meeting) {
        tell(meeting, "reminder");
    }

    /** A meeting that had a time has another one. */
    void moved(Meeting meeting) {
        tell(meeting, "moved");
    }

    /** There will be no meeting at the time it has. */
    void cancelled(Meeting meeting) {
        tell(meeting, "cancelled");
    }

    private void tell(Meeting meeting, String kind) {
        FamilyWay way = meeting.familyWay().orElse(FamilyWay.NONE);
        Optional<Slot> slot =
                meeting.slot().filter(time -> begins(meeting, time).isAfter(clock.instant()));
        Optional<Pupil> pupil = register.pupilByRef(meeting.pupilRef())
                .filter(found -> holds.reason(found, Topic.MEETING).isEmpty());
        if (way == FamilyWay.NONE || slot.isEmpty() || pupil.isEmpty()) {
            return;
        }
        boolean toRing = way == FamilyWay.CALL;
        if (!toRing) {
            Channel channel = way == FamilyWay.SMS ? Channel.SMS : Channel.EMAIL;
            List<Reader> readers = readers(meeting, pupil.get());
            List<OutgoingMessage> messages = readers.stream()
                    .filter(reader -> address(reader.guardian(), channel).isPresent())
                    .map(reader -> message(meeting, slot.get(), pupil.get(), reader, channel, kind))
                    .toList();
            outbox.put(messages);
            toRing = messages.size() < readers.size() || readers.isEmpty();
        }
        if (toRing) {
            noteToRing(meeting, kind);
        }
    }

    /** @param code guardian-1 … as in the forms */
    private record Reader(String code, Guardian guardian) {}

    /** Those who asked for the meeting; all guardians where they did it together, or the pupil did. */
    private List<Reader> readers(Meeting meeting, Pupil pupil) {
        Optional<String> asked = notes.askedBy(meeting).filter(code -> code.startsWith("guardian-"));
        List<Reader> readers = new ArrayList<>();
        for (Guardian guardian : register.guardiansOf(pupil.id())) {
            Reader reader = new Reader("guardian-" + (readers.size() + 1), guardian);
            readers.add(reader);
        }
        return readers.stream()
                .filter(reader -> asked.isEmpty() || asked.get().equals(reader.code()))
                .toList();
    }

    private OutgoingMessage message(
            Meeting meeting, Slot slot, Pupil pupil, Reader reader, Channel channel, String kind) {
        School school = register.school(meeting.schoolId()).orElseThrow();
        LocalDate today = calendar.today(school.id());
        FamilyTemplate template = templates.of(
                reader.guardian().language().or(pupil::homeLanguage),
                routine.noticeDay(school, today).approvedLanguages(),
                school.language());
        return new OutgoingMessage(
                "meeting/%s/%d/%s/%s/%s"
                        .formatted(
                                meeting.number(),
                                meeting.sequence(),
                                kind,
                                reader.code(),
                                channel.name().toLowerCase(Locale.ROOT)),
                Topic.MEETING,
                channel,
                address(reader.guardian(), channel),
                template.language(),
                template.subject(school.name()),
                template.text(kind, slot, meeting.place().orElse("other"), phone(meeting, today), school.name()),
                List.of(),
                meeting.pupilRef(),
                Optional.of(meeting.number()),
                school.id(),
                begins(meeting, slot));
    }

    private static Optional<String> address(Guardian guardian, Channel channel) {
        return (channel == Channel.EMAIL ? guardian.email() : guardian.phone()).filter(given -> !given.isBlank());
    }

    /** Whoever booked the meeting, or is there instead, else the school office. */
    private Optional<String> phone(Meeting meeting, LocalDate today) {
        return Stream.concat(
                        responsibilities.presentFor(meeting.bookedBy(), today).stream()
                                .flatMap(user -> register.staff(user).stream()),
                        Stream.of(Role.SCHOOL_OFFICE, Role.PRINCIPAL)
                                .flatMap(role -> register.staffOf(meeting.schoolId(), role).stream())
                                .filter(person -> !person.worksAtEverySchool()))
                .map(StaffMember::phone)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void noteToRing(Meeting meeting, String kind) {
        journal.write(new JournalEntry(
                clock.instant(),
                meeting.pupilRef(),
                Optional.of(meeting.number()),
                Compartment.SCHOOL,
                Optional.empty(),
                "ring-family-" + kind,
                Optional.empty(),
                responsibilities
                        .presentFor(meeting.bookedBy(), calendar.today(meeting.schoolId()))
                        .or(() -> Optional.of(meeting.bookedBy())),
                List.of()));
    }

    private Instant begins(Meeting meeting, Slot slot) {
        return slot.start().atZone(calendar.zone(meeting.schoolId())).toInstant();
    }
}
