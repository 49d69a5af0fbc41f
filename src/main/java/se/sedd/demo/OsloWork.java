package se.sedd.demo;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.DeskWork;
import se.sedd.engine.OpenTask;
import se.sedd.engine.Sentences;
import se.sedd.measure.Contributor;
import se.sedd.measure.Contributors;
import se.sedd.measure.MeasureRegister;
import se.sedd.measure.Measures;
import se.sedd.network.Network;
import se.sedd.network.Networks;
import se.sedd.partnership.Agreement.Reach;
import se.sedd.partnership.Agreements;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;

/**
 * What the invented staff of the Oslo school have done before the demo is shown: in larer1's class one pupil has a practical
 * elective with a note to be written, another's guardians are to be asked, and a third climbs after school; prosjekt1
 * has agreements to talk about and to review, and a network that meets. A second time does nothing.
 */
@Component
@Profile("demo")
class OsloWork {

    /** What the Norwegian school has written in the demo. */
    static final Sentences TEXTS = new Sentences("se.sedd.demo.oslo");

    private static final String TEACHER = "larer1";
    private static final String LEAD = "prosjekt1";

    private final Measures measures;
    private final MeasureRegister measureRegister;
    private final Agreements agreements;
    private final Contributors contributors;
    private final Networks networks;
    private final SchoolCalendar calendar;
    private final Register register;
    private final DeskWork desk;

    OsloWork(
            Measures measures,
            MeasureRegister measureRegister,
            Agreements agreements,
            Contributors contributors,
            Networks networks,
            SchoolCalendar calendar,
            Register register,
            DeskWork desk) {
        this.measures = measures;
        this.measureRegister = measureRegister;
        this.agreements = agreements;
        this.contributors = contributors;
        this.networks = networks;
        this.calendar = calendar;
        this.register = register;
        this.desk = desk;
    }

    void begin() {
        Optional<StaffMember> teacher = register.staff(TEACHER);
        List<Pupil> ownClass = register.pupilsOf(TownBuilder.OSLO_SCHOOL).stream()
                .filter(pupil -> pupil.mentor().equals(TEACHER) && !pupil.protectedIdentity())
                .sorted(Comparator.comparing(Pupil::id))
                .toList();
        if (teacher.isEmpty()
                || ownClass.size() < 9
                || !measureRegister
                        .ofPupil(ownClass.get(2).ref(), TownBuilder.OSLO_SCHOOL)
                        .isEmpty()) {
            return;
        }
        propose(ownClass.get(2), teacher.get(), "kafe", TEXTS.of("proposal.kafe"));
        agree(ownClass.get(2));
        propose(ownClass.get(5), teacher.get(), "sykkel", TEXTS.of("proposal.sykkel"));
        propose(ownClass.get(8), teacher.get(), "klatring", TEXTS.of("proposal.klatring"));
        agree(ownClass.get(8));
        agreements();
        neighbours(ownClass.get(2));
    }

    /** The district's intention agreement is to be reviewed in a month, another is being talked about. */
    private void agreements() {
        LocalDate today = calendar.today(TownBuilder.OSLO_SCHOOL);
        String task = agreements.begin(
                TownBuilder.OSLO_SCHOOL,
                Reach.MUNICIPALITY,
                TEXTS.of("intention.title"),
                List.of(TEXTS.of("intention.district"), TEXTS.of("intention.authority")),
                List.of(),
                LEAD);
        desk.complete(
                task, LEAD, Map.of("dialogueOutcome", "agreement", "dialogueNote", TEXTS.of("intention.dialogueNote")));
        ofTheLead("sign-agreement")
                .ifPresent(open -> desk.complete(
                        open.id(),
                        LEAD,
                        Map.ofEntries(
                                Map.entry(
                                        "signatures",
                                        List.of(
                                                Map.of(
                                                        "party",
                                                        TEXTS.of("intention.district"),
                                                        "signedBy",
                                                        TEXTS.of("intention.district.signedBy"),
                                                        "contributes",
                                                        TEXTS.of("intention.district.contributes")),
                                                Map.of(
                                                        "party",
                                                        TEXTS.of("intention.authority"),
                                                        "signedBy",
                                                        TEXTS.of("intention.authority.signedBy"),
                                                        "contributes",
                                                        TEXTS.of("intention.authority.contributes")))),
                                Map.entry("purpose", TEXTS.of("intention.purpose")),
                                Map.entry("scope", TEXTS.of("intention.scope")),
                                Map.entry("commitments", TEXTS.of("intention.commitments")),
                                Map.entry("signedOn", today.minusMonths(11).toString()),
                                Map.entry(
                                        "nextReview",
                                        calendar.plus(TownBuilder.OSLO_SCHOOL, today, 18)
                                                .toString()),
                                Map.entry("reference", TEXTS.of("intention.reference")),
                                Map.entry(
                                        "annexes",
                                        List.of(Map.of(
                                                "annexTitle",
                                                TEXTS.of("intention.annexTitle"),
                                                "annexReference",
                                                TEXTS.of("intention.annexReference")))))));
        agreements.begin(
                TownBuilder.OSLO_SCHOOL,
                Reach.SCHOOL,
                TEXTS.of("with-nav.title"),
                List.of(TEXTS.of("with-nav.school"), TEXTS.of("with-nav.office")),
                List.of("nav-sagene"),
                LEAD);
    }

    private void neighbours(Pupil pupil) {
        LocalDate today = calendar.today(TownBuilder.OSLO_SCHOOL);
        contributors.add(
                TownBuilder.OSLO_SCHOOL,
                Contributor.Kind.PARENT,
                TEXTS.of("contributor.parent.name"),
                "999 00 111",
                TEXTS.of("contributor.parent.contributes"),
                true,
                Optional.of(today.plusMonths(3)),
                LEAD);
        contributors.add(
                TownBuilder.OSLO_SCHOOL,
                Contributor.Kind.ORGANISATION,
                TEXTS.of("contributor.club.name"),
                "post@idrettslag.example.org",
                TEXTS.of("contributor.club.contributes"),
                true,
                Optional.of(today.plusMonths(3)),
                LEAD);
        networks.begin(
                TownBuilder.OSLO_SCHOOL,
                TEXTS.of("network.name", pupil.className()),
                Optional.of(pupil.className()),
                TEXTS.of("network.purpose"),
                LEAD);
        for (Network network : networks.of(TownBuilder.OSLO_SCHOOL)) {
            networks.joins(network, pupil.id(), "guardian-1", LEAD);
            networks.meets(
                    network,
                    Optional.of(calendar.plus(TownBuilder.OSLO_SCHOOL, today, 4)),
                    Optional.of(TEXTS.of("network.place")));
        }
    }

    private Optional<OpenTask> ofTheLead(String key) {
        return desk.of(LEAD).stream().filter(task -> task.key().equals(key)).findFirst();
    }

    private void propose(Pupil pupil, StaffMember teacher, String offer, String reason) {
        desk.complete(
                measures.begin(pupil, teacher),
                TEACHER,
                Map.of("offer", offer, "measureReason", reason, "measureCause", "school"));
    }

    private void agree(Pupil pupil) {
        int guardians = register.guardiansOf(pupil.id()).size();
        List<String> family = Stream.concat(
                        IntStream.rangeClosed(1, guardians).mapToObj(n -> "guardian-" + n), Stream.of("pupil"))
                .toList();
        open(pupil, "record-guardians-answer")
                .ifPresent(task ->
                        desk.complete(task.id(), TEACHER, Map.of("guardiansAgree", true, "consentFrom", family)));
    }

    private Optional<OpenTask> open(Pupil pupil, String key) {
        return desk.of(TEACHER).stream()
                .filter(task -> task.key().equals(key) && task.pupilRef().equals(Optional.of(pupil.ref())))
                .findFirst();
    }
}
