package se.sedd.seen;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import se.sedd.attendance.Lesson;
import se.sedd.followup.AbsenceCase;
import se.sedd.register.Households.Family;
import se.sedd.register.Pupil;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.seen.NoticeRegister.Contact;

/**
 * A school's day while it is looked at: what was read at the beginning, and what is changed by the look, to be written at the end.
 */
final class NoticeDayAtSchool {

    private static final int OF_AGE = 18;

    private final School school;
    private final ZonedDateTime at;
    private final Map<String, Pupil> byRef;
    private final Map<String, List<Lesson>> missed;
    private final Map<String, AbsenceNotice> notices;
    private final Map<Contact, Set<String>> contacts;
    private final Map<String, AbsenceCase> cases;
    private final List<StaffMember> present;
    private final Map<String, Family> families = new HashMap<>();
    private final Map<String, AbsenceNotice> added = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();

    /**
     * @param at the moment at the school
     * @param pupils who attend today
     * @param missed whole lessons that have begun and nobody has excused, by pupilId
     * @param notices by pupil reference
     * @param cases the open ones, by pupilId
     * @param present the staff at work today
     */
    NoticeDayAtSchool(
            School school,
            ZonedDateTime at,
            List<Pupil> pupils,
            Map<String, List<Lesson>> missed,
            Map<String, AbsenceNotice> notices,
            Map<Contact, Set<String>> contacts,
            Map<String, AbsenceCase> cases,
            List<StaffMember> present) {
        this.school = school;
        this.at = at;
        this.byRef = pupils.stream().collect(toMap(Pupil::ref, identity(), (one, other) -> one, LinkedHashMap::new));
        this.missed = missed;
        this.notices = new LinkedHashMap<>(notices);
        this.contacts = contacts;
        this.cases = cases;
        this.present = present;
    }

    School school() {
        return school;
    }

    LocalDate day() {
        return at.toLocalDate();
    }

    LocalTime time() {
        return at.toLocalTime();
    }

    Instant now() {
        return at.toInstant();
    }

    List<StaffMember> present() {
        return present;
    }

    Pupil pupil(AbsenceNotice notice) {
        return byRef.get(notice.pupilRef());
    }

    /** Whether the pupil of a notice still attends the school. */
    boolean attends(AbsenceNotice notice) {
        return byRef.containsKey(notice.pupilRef());
    }

    List<Lesson> missed(Pupil pupil) {
        return missed.getOrDefault(pupil.id(), List.of());
    }

    /** Those who are missed and whom nothing has been done about, by class and name. */
    List<Pupil> news() {
        return byRef.values().stream()
                .filter(pupil -> !missed(pupil).isEmpty() && !notices.containsKey(pupil.ref()))
                .toList();
    }

    List<AbsenceNotice> in(NoticeState state) {
        return notices.values().stream()
                .filter(notice -> notice.state() == state)
                .toList();
    }

    Stream<AbsenceNotice> stream() {
        return List.copyOf(notices.values()).stream();
    }

    boolean isOfAge(Pupil pupil) {
        return pupil.birthDate()
                .filter(born -> Period.between(born, day()).getYears() >= OF_AGE)
                .isPresent();
    }

    Map<String, AbsenceCase> cases() {
        return cases;
    }

    void families(Map<String, Family> read) {
        families.putAll(read);
    }

    Family family(Pupil pupil) {
        return families.getOrDefault(pupil.id(), new Family(List.of(), List.of()));
    }

    /** Whether the school has been in touch with the home today. */
    boolean inTouch(Set<String> home, Contact kind) {
        return home.stream().anyMatch(contacts.get(kind)::contains);
    }

    boolean inTouchWithAHomeOf(Pupil pupil, Contact kind) {
        return family(pupil).homes().stream().anyMatch(home -> inTouch(home, kind));
    }

    /** Whether two pupils have a home in common. */
    boolean shareAHome(Pupil one, Pupil other) {
        return family(one).homes().stream()
                .anyMatch(home -> family(other).homes().stream()
                        .anyMatch(theirs -> theirs.stream().anyMatch(home::contains)));
    }

    void add(AbsenceNotice notice) {
        notices.put(notice.pupilRef(), notice);
        added.put(notice.pupilRef(), notice);
    }

    /** Changes what is there, be it new or not. */
    void change(AbsenceNotice notice) {
        notices.put(notice.pupilRef(), notice);
        if (added.replace(notice.pupilRef(), notice) == null) {
            changed.add(notice.pupilRef());
        }
    }

    List<AbsenceNotice> added() {
        return List.copyOf(added.values());
    }

    List<AbsenceNotice> changed() {
        return changed.stream().map(notices::get).toList();
    }
}
