package se.sedd.demo;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import se.sedd.engine.DeskWork;
import se.sedd.meeting.Invitation;
import se.sedd.meeting.Invitations;
import se.sedd.meeting.Meeting;
import se.sedd.meeting.MeetingRegister;
import se.sedd.meeting.MeetingSlots;
import se.sedd.meeting.Slot;
import se.sedd.meeting.Wishes;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/**
 * The tverrfaglige møter that the invented families of the Norwegian school have wished for before the demo is shown, booked and
 * answered in the forms: one is held today, others wait for answers, for a time, for somebody to judge their topic. A pupil who has
 * a meeting gets no second one, so that doing it twice does nothing.
 */
@Component
@Profile("demo")
class DemoMeetings {

    private static final Logger log = LoggerFactory.getLogger(DemoMeetings.class);

    /** A wish in which partners are told the name and what the family wants to talk about. */
    private record Story(
            String booker, String district, List<String> partners, String topic, boolean anonymous, String wish) {}

    private static final Story TODAY = new Story(
            "larer1", "Sagene", List.of("nav", "school-nurse"), "social", false, OsloWork.TEXTS.of("wish.today"));
    private static final Story ANSWERED = new Story(
            "larer1",
            "Sagene",
            List.of("child-welfare", "family-centre"),
            "social",
            false,
            OsloWork.TEXTS.of("wish.answered"));
    private static final Story NEXT_DOOR = new Story(
            "primar1",
            "Grünerløkka",
            List.of("child-welfare", "nav"),
            "social",
            false,
            OsloWork.TEXTS.of("wish.next-door"));
    private static final Story WITHOUT_NAME = new Story(
            "prosjekt1",
            "Sagene",
            List.of("nav", "school-nurse", "family-centre"),
            "social",
            true,
            OsloWork.TEXTS.of("wish.without-name"));
    private static final Story UNSURE =
            new Story("larer1", "Sagene", List.of("school-nurse"), "unsure", false, OsloWork.TEXTS.of("wish.unsure"));
    private static final Story WITHOUT_TIME = new Story(
            "larer1",
            "Sagene",
            List.of("school-nurse", "family-centre"),
            "social",
            false,
            OsloWork.TEXTS.of("wish.without-time"));

    private final Wishes wishes;
    private final Invitations invitations;
    private final MeetingRegister found;
    private final MeetingSlots slots;
    private final Register register;
    private final DeskWork desk;
    private final PastMeetings past;

    DemoMeetings(
            Wishes wishes,
            Invitations invitations,
            MeetingRegister found,
            MeetingSlots slots,
            Register register,
            DeskWork desk,
            PastMeetings past) {
        this.wishes = wishes;
        this.invitations = invitations;
        this.found = found;
        this.slots = slots;
        this.register = register;
        this.desk = desk;
        this.past = past;
    }

    /** Does everything that is not done yet. */
    void begin() {
        School school = register.school(TownBuilder.OSLO_SCHOOL).orElseThrow();
        List<Pupil> pupils = register.pupilsOf(school.id()).stream()
                .filter(pupil -> !pupil.protectedIdentity())
                .sorted(Comparator.comparing(Pupil::id))
                .toList();
        past.begin(pupils);
        LocalDate today = slots.nextFree(school, 1).get(0).day();
        wished(TODAY, pupils, 0).ifPresent(meeting -> {
            book(meeting, school, slot -> slot.day().equals(today));
            answer(meeting, "nav", "yes", OsloWork.TEXTS.of("answer.nav"));
            answer(meeting, "school-nurse", "deputy", "");
        });
        wished(ANSWERED, pupils, 1).ifPresent(meeting -> {
            book(meeting, school, slot -> slot.day().isAfter(today));
            answer(meeting, "family-centre", "no", OsloWork.TEXTS.of("answer.family-centre"));
        });
        wished(NEXT_DOOR, pupils, 0)
                .ifPresent(meeting -> book(meeting, school, slot -> slot.day().isAfter(today)));
        wished(WITHOUT_NAME, pupils, 2)
                .ifPresent(meeting -> book(meeting, school, slot -> slot.day().isAfter(today)));
        wished(UNSURE, pupils, 3);
        wished(WITHOUT_TIME, pupils, 4);
        log.info("Demo: the families of {} have asked for meetings", school.id());
    }

    /** @param place which of the booker's pupils in the district it is about */
    private Optional<Meeting> wished(Story story, List<Pupil> pupils, int place) {
        Optional<Pupil> chosen = pupils.stream()
                .filter(pupil -> pupil.district().equals(Optional.of(story.district())))
                .filter(pupil -> isTaughtBy(pupil, story.booker()))
                .skip(place)
                .findFirst()
                .filter(pupil -> wishes.openOf(pupil).isEmpty());
        return chosen.map(pupil -> {
            StaffMember booker = register.staff(story.booker()).orElseThrow();
            desk.complete(wishes.begin(pupil, booker), booker.userId(), wish(story, pupil));
            return wishes.openOf(pupil).orElseThrow();
        });
    }

    /** The project lead helps with any pupil. */
    private static boolean isTaughtBy(Pupil pupil, String user) {
        return user.equals("prosjekt1")
                || pupil.mentor().equals(user)
                || pupil.primaryContact().equals(Optional.of(user));
    }

    private Map<String, Object> wish(Story story, Pupil pupil) {
        Map<String, Object> answers = new HashMap<>(Map.of(
                "askedBy",
                "guardian-1",
                "topic",
                story.topic(),
                "wish",
                story.wish(),
                "partners",
                story.partners(),
                "pupilAttends",
                "partly",
                "guardianLeads",
                true));
        if (story.anonymous()) {
            answers.put("anonymous", true);
        } else {
            answers.put(
                    "consent",
                    List.of(Map.of(
                            "recipients",
                            story.partners(),
                            "share",
                            List.of("name", "wish"),
                            "from",
                            family(pupil),
                            "until",
                            "")));
        }
        return answers;
    }

    private List<String> family(Pupil pupil) {
        int guardians = register.guardiansOf(pupil.id()).size();
        return Stream.concat(IntStream.rangeClosed(1, guardians).mapToObj(n -> "guardian-" + n), Stream.of("pupil"))
                .toList();
    }

    private void book(Meeting meeting, School school, Predicate<Slot> day) {
        Slot slot = slots.nextFree(school, 24).stream().filter(day).findFirst().orElseThrow();
        complete(
                meeting.bookedBy(),
                "choose-slot",
                meeting.number(),
                Map.of("slot", slot.id(), "place", "at-school", "reminderBy", "sms"));
    }

    private void answer(Meeting meeting, String partner, String participation, String message) {
        Invitation invitation = found.invitations(meeting.number()).stream()
                .filter(each -> each.partner().equals(partner))
                .findFirst()
                .orElseThrow();
        Map<String, Object> answers = new HashMap<>(Map.of("participation", participation));
        if (participation.equals("deputy")) {
            answers.put("deputyName", OsloWork.TEXTS.of("deputy.school-nurse"));
        }
        if (!message.isEmpty()) {
            answers.put("messageToGuardians", message);
        }
        String contact = invitations.dutyOf(meeting, invitation).owner().orElseThrow();
        complete(contact, "confirm-participation", invitation.number(), answers);
    }

    private void complete(String user, String task, String number, Map<String, Object> answers) {
        String id = desk.of(user).stream()
                .filter(open -> open.key().equals(task) && open.caseNumber().equals(Optional.of(number)))
                .findFirst()
                .orElseThrow()
                .id();
        desk.complete(id, user, answers);
    }
}
