package se.sedd.seen;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.followup.AbsenceCase;
import se.sedd.outbox.Channel;
import se.sedd.outbox.Outbox;
import se.sedd.outbox.OutgoingMessage;
import se.sedd.outbox.Topic;
import se.sedd.register.Guardian;
import se.sedd.register.Pupil;
import se.sedd.register.Role;
import se.sedd.routine.Routine;
import se.sedd.seen.NoticeRegister.Contact;
import se.sedd.seen.NoticeRegister.Told;

/**
 * Writes the notices of a look to homes: one text for each guardian, of all their children who are missed, as e-mail and SMS. A
 * guardian reads of nobody else's children.
 */
@Component
class NoticeMessages {

    /** A message that has not left half an hour after this, or after it was written, is of no use: somebody rings. */
    private static final LocalTime OF_USE_UNTIL = LocalTime.of(15, 0);

    private static final int MINUTES_AT_LEAST = 30;

    private record Child(Pupil pupil, int guardianNumber) {}

    private record Reader(Guardian guardian, List<Child> children) {}

    private final NoticeTemplates templates;
    private final NoticeRegister notices;
    private final Routine routine;
    private final Outbox outbox;
    private final SchoolCalendar calendar;

    NoticeMessages(
            NoticeTemplates templates,
            NoticeRegister notices,
            Routine routine,
            Outbox outbox,
            SchoolCalendar calendar) {
        this.templates = templates;
        this.notices = notices;
        this.routine = routine;
        this.outbox = outbox;
        this.calendar = calendar;
    }

    /** Writes the messages about these pupils; the references of those about whom somebody is told now. */
    Set<String> write(NoticeDayAtSchool day, List<Pupil> pupils) {
        Optional<String> phone = phone(day);
        if (pupils.isEmpty() || phone.isEmpty()) {
            return Set.of();
        }
        List<OutgoingMessage> messages = new ArrayList<>();
        List<Told> told = new ArrayList<>();
        Set<String> readers = new HashSet<>();
        for (Reader reader : readers(day, pupils)) {
            for (OutgoingMessage message : messages(day, reader, phone.get())) {
                messages.add(message);
                readers.add(reader.guardian().id());
                reader.children()
                        .forEach(child -> told.add(
                                new Told(message.messageId(), child.pupil().ref())));
            }
        }
        if (messages.isEmpty()) {
            return Set.of();
        }
        notices.told(day.day(), told);
        notices.inTouch(day.school().id(), day.day(), Contact.NOTICE, readers);
        outbox.put(messages);
        Set<String> refs = new HashSet<>();
        told.forEach(each -> refs.add(each.pupilRef()));
        return refs;
    }

    /** Who receives notices, in a home that has had none today. */
    private static List<Reader> readers(NoticeDayAtSchool day, List<Pupil> pupils) {
        Map<String, Reader> readers = new LinkedHashMap<>();
        for (Pupil pupil : pupils) {
            List<Guardian> guardians = day.family(pupil).guardians();
            for (int n = 0; n < guardians.size(); n++) {
                Guardian guardian = guardians.get(n);
                Set<String> home = day.family(pupil).homeOf(guardian.id());
                if (guardian.receivesNotices() && !day.inTouch(home, Contact.NOTICE)) {
                    readers.computeIfAbsent(guardian.id(), id -> new Reader(guardian, new ArrayList<>()))
                            .children()
                            .add(new Child(pupil, n + 1));
                }
            }
        }
        return List.copyOf(readers.values());
    }

    private List<OutgoingMessage> messages(NoticeDayAtSchool day, Reader reader, String phone) {
        Guardian guardian = reader.guardian();
        Child first = reader.children().get(0);
        NoticeTemplate template = templates.of(
                guardian.language().or(() -> first.pupil().homeLanguage()),
                routine.noticeDay(day.school(), day.day()).approvedLanguages(),
                day.school().language());
        String text = template.text(
                reader.children().stream()
                        .map(child -> new NoticeTemplate.Child(child.pupil().givenName(), day.missed(child.pupil())))
                        .toList(),
                day.day(),
                phone,
                day.school().name());
        return Stream.of(Channel.values())
                .filter(channel -> address(guardian, channel).isPresent())
                .map(channel -> new OutgoingMessage(
                        "same-day-notice/%s/%s/guardian-%d/%s"
                                .formatted(
                                        first.pupil().ref(),
                                        day.day(),
                                        first.guardianNumber(),
                                        channel.name().toLowerCase(Locale.ROOT)),
                        Topic.SAME_DAY_NOTICE,
                        channel,
                        address(guardian, channel),
                        template.language(),
                        template.subject(day.school().name()),
                        text,
                        List.of(),
                        first.pupil().ref(),
                        Optional.ofNullable(day.cases().get(first.pupil().id())).map(AbsenceCase::caseNumber),
                        day.school().id(),
                        usefulUntil(day)))
                .toList();
    }

    private static Optional<String> address(Guardian guardian, Channel channel) {
        return (channel == Channel.EMAIL ? guardian.email() : guardian.phone()).filter(given -> !given.isBlank());
    }

    private Instant usefulUntil(NoticeDayAtSchool day) {
        Instant usual = day.day()
                .atTime(OF_USE_UNTIL)
                .atZone(calendar.zone(day.school().id()))
                .toInstant();
        Instant soonest = day.now().plusSeconds(60L * MINUTES_AT_LEAST);
        return usual.isAfter(soonest) ? usual : soonest;
    }

    /** Whom the home can ring while lessons go on: the school office, else whoever of the school has a telephone. */
    private static Optional<String> phone(NoticeDayAtSchool day) {
        return Stream.of(Role.SCHOOL_OFFICE, Role.COORDINATOR, Role.PRINCIPAL)
                .flatMap(role -> day.present().stream().filter(person -> person.hasRole(role)))
                .filter(person -> !person.worksAtEverySchool())
                .flatMap(person -> person.phone().stream())
                .findFirst();
    }
}
