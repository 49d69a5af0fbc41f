package se.sedd.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import se.sedd.SeddTest;
import se.sedd.followup.CaseTown.Day;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.ledger.DoneDuty;
import se.sedd.ledger.DutyKind;
import se.sedd.ledger.DutyLedger;
import se.sedd.register.imports.Sent;

@SeddTest
@DisplayName("Beside the ladder")
class BesideTheLadderTest {

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    CaseTown town;
    String pupil;

    @BeforeEach
    void town() {
        town = new CaseTown(context, port);
        pupil = town.pupil("frej");
    }

    private void reached(String cause) {
        town.complete(
                town.user("mentor"),
                "contact-guardian",
                "guardianReached",
                true,
                "reachedPerson",
                "guardian-1",
                "absenceCause",
                cause,
                "meetingWanted",
                false);
    }

    /** The home is rung in vain after three whole days of invalid absence. */
    private void contactIsLost() {
        town.recentDays(pupil, 17, 3, Day.TRUANT);
        town.evaluate();
        assertThat(town.caseOf(pupil).level()).isEqualTo(Level.MENTOR);
        town.complete(town.user("mentor"), "contact-guardian", "guardianReached", false, "attemptResult", "no-answer");
        town.evaluate();
    }

    private List<String> journalKinds() {
        return context
                .getBean(Journal.class)
                .ofPupil(town.caseOf(pupil).pupilRef(), Set.of(Compartment.values()))
                .stream()
                .map(JournalEntry::kind)
                .toList();
    }

    private void seriousCase() {
        town.recentDays(pupil, 14, 6, Day.ILL);
        town.comingDays(pupil, 0, 12, Day.PRESENT);
        town.evaluate();
    }

    @Test
    @DisplayName("above 20 percent the coordinator gets letter and contact person, after a call and once a term")
    void letterAndContactPerson() {
        seriousCase();
        assertThat(town.tasks(town.user("coordinator"), "review-letter")).isEmpty();
        reached("school");
        town.evaluate();
        town.evaluate();
        assertThat(town.tasks(town.user("coordinator"), "review-letter")).hasSize(1);
        town.complete(town.user("coordinator"), "review-letter", "letterDecision", "send");
        assertThat(journalKinds()).as("nothing has been posted yet").doesNotContain("letter-sent");
        town.complete(town.user("coordinator"), "post-letter", "letterOutcome", "posted");
        town.complete(
                town.user("coordinator"),
                "appoint-contact-person",
                "contactPerson",
                town.user("student-health"),
                "pupilChose",
                "yes",
                "dailyContact",
                false);
        assertThat(town.caseOf(pupil).contactPerson()).contains(town.user("student-health"));
        assertThat(town.caseOf(pupil).nextStep()).isEqualTo("follow-up-contact");
        assertThat(journalKinds()).contains("letter-sent");
        town.evaluate();
        assertThat(town.tasks(town.user("coordinator"), "review-letter")).isEmpty();
    }

    @Test
    @DisplayName("a letter that is not sent holds nothing up")
    void letterSkipped() {
        seriousCase();
        reached("school");
        town.evaluate();
        town.complete(
                town.user("coordinator"), "review-letter", "letterDecision", "skip", "skipReason", "already-talked");
        assertThat(town.tasks(town.user("coordinator"), "review-letter")).isEmpty();
        assertThat(journalKinds()).doesNotContain("letter-sent");
    }

    @Test
    @DisplayName("three whole days of invalid absence without contact: the coordinator takes over the same day")
    void contactLost() {
        contactIsLost();
        AbsenceCase found = town.caseOf(pupil);
        assertThat(found.level()).isEqualTo(Level.COORDINATOR);
        assertThat(context.getBean(Journal.class)
                        .notesTo(town.user("principal"), Set.of(town.id()), java.time.Instant.EPOCH))
                .extracting(JournalEntry::kind)
                .contains("contact-lost");
    }

    @Test
    @DisplayName("ten days away put the question of an investigation to the principal, beside the mentor's step")
    void questionOfInvestigation() {
        town.recentDays(pupil, 10, 10, Day.ILL);
        town.comingDays(pupil, 0, 30, Day.ILL);
        town.evaluate();
        town.evaluate();
        assertThat(town.tasks(town.user("principal"), "decide-investigation")).hasSize(1);
        assertThat(town.caseOf(pupil).level()).isEqualTo(Level.MENTOR);
        town.evaluate();
        assertThat(town.tasks(town.user("principal"), "decide-investigation")).hasSize(1);
        town.complete(
                town.user("principal"),
                "decide-investigation",
                "investigationDecision",
                "not-needed",
                "notNeededReason",
                "Planerad operation",
                "reconsiderOn",
                town.schoolDay(3));
        town.evaluate();
        assertThat(town.tasks(town.user("principal"), "decide-investigation")).isEmpty();
        assertThat(town.caseOf(pupil).level()).isEqualTo(Level.MENTOR);
        LocalDate again = town.caseOf(pupil).reconsiderOn().orElseThrow();
        town.evaluate(town.calendar().plus(town.id(), again, 1));
        livesInAnotherMunicipality();
        town.complete(
                town.user("principal"),
                "decide-investigation",
                "investigationDecision",
                "investigate",
                "investigator",
                town.user("student-health"));
        assertThat(town.caseOf(pupil).level()).isEqualTo(Level.STUDENT_HEALTH);
        assertThat(town.caseOf(pupil).nextStep()).isEqualTo("investigate-absence");
        assertThat(town.caseOf(pupil).owner()).contains(town.user("student-health"));
        assertThat(town.tasks(town.user("mentor"), "contact-guardian")).isEmpty();
        assertThat(journalKinds()).contains("organiser-notified", "home-municipality-notified");
        assertThat(context.getBean(DutyLedger.class).doneAt(town.id(), town.today(), town.today()))
                .as("what the law asks for at once, in the ledger")
                .filteredOn(duty -> duty.dueOn().equals(town.today()))
                .extracting(DoneDuty::kind)
                .contains(DutyKind.NOTIFY_ORGANISER, DutyKind.NOTIFY_HOME_MUNICIPALITY);
    }

    private void livesInAnotherMunicipality() {
        Sent.csv(
                        context,
                        "schools",
                        "schoolId,name,country,language,municipality,organiser\n%s,Provskolan,SE,sv,Provstad,Provkommun\n"
                                .formatted(town.id()))
                .wasTaken();
        Sent.csv(
                        context,
                        "pupils",
                        "pupilId,givenName,familyName,schoolId,className,grade,mentor,homeMunicipality\n%s,Prov,Provelev,%s,8B,8,%s,Grannstad\n"
                                .formatted(pupil, town.id(), town.user("mentor")))
                .wasTaken();
    }

    @Test
    @DisplayName("the ladder that reaches student health withdraws the question beside it and asks it there")
    void questionIsAskedOnce() {
        town.recentDays(pupil, 10, 10, Day.ILL);
        town.comingDays(pupil, 0, 30, Day.ILL);
        town.evaluate();
        reached("school");
        town.evaluate();
        assertThat(town.tasks(town.user("principal"), "decide-investigation")).hasSize(1);
        town.complete(
                town.user("mentor"),
                "follow-up-contact",
                "pupilSpokenTo",
                true,
                "followUpDecision",
                "escalate",
                "handoverNote",
                "Mer behövs");
        town.complete(
                town.user("coordinator"),
                "map-absence",
                "mappingAreas",
                List.of("travel"),
                "travelNote",
                "Lång resväg",
                "hardTransitions",
                List.of("none"),
                "whatWorks",
                "Fredagar",
                "pupilVoiceWay",
                "not-now",
                "absenceCause",
                "outside-school",
                "mappingDecision",
                "student-health");
        assertThat(town.tasks(town.user("principal"), "decide-investigation")).hasSize(1);
        assertThat(town.caseOf(pupil).level()).isEqualTo(Level.STUDENT_HEALTH);
    }

    @Test
    @DisplayName("a coordinator who lets the last day pass keeps the task, and the principal is told")
    void coordinatorLate() {
        town.recentDays(pupil, 17, 3, Day.ILL);
        town.comingDays(pupil, 0, 60, Day.ILL);
        town.evaluate();
        reached("school");
        town.complete(
                town.user("mentor"),
                "follow-up-contact",
                "pupilSpokenTo",
                true,
                "followUpDecision",
                "escalate",
                "handoverNote",
                "Mer behövs");
        town.schoolDaysPass(14);
        assertThat(town.caseOf(pupil).nextStep()).isEqualTo("map-absence");
        assertThat(context.getBean(Journal.class)
                        .notesTo(town.user("principal"), Set.of(town.id()), java.time.Instant.EPOCH))
                .extracting(JournalEntry::kind)
                .contains("deadline-passed");
        assertThat(journalKinds()).contains("reminded");
    }

    @Test
    @DisplayName("anybody on the staff can open a case; one that is begun and left is closed after the next school day")
    void openedByStaff() {
        String mentor = town.user("primary-contact");
        var begun = town.as(mentor).post("/api/pupils/" + pupil + "/tasks", "{\"kind\":\"open-case\"}");
        assertThat(begun.status()).isEqualTo(201);
        assertThat(town.tasks(mentor, "open-case")).hasSize(1);
        town.schoolDaysPass(2);
        assertThat(town.tasks(mentor, "open-case")).isEmpty();
        assertThat(town.casesOf(pupil)).isEmpty();

        town.as(mentor).post("/api/pupils/" + pupil + "/tasks", "{\"kind\":\"open-case\"}");
        town.complete(mentor, "open-case", "reason", "many-short-illnesses", "note", "Ofta borta på måndagar");
        assertThat(town.caseOf(pupil).nextStep()).isEqualTo("contact-guardian");
        assertThat(town.caseOf(pupil).owner()).contains(town.user("mentor"));
        assertThat(town.as(mentor)
                        .post("/api/pupils/" + pupil + "/tasks", "{\"kind\":\"open-case\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("who is away hands over to the deputy that morning, and gets it back")
    void deputy() {
        town.recentDays(pupil, 17, 3, Day.ILL);
        town.evaluate();
        LocalDate away = town.today().plusDays(1);
        town.staff("userId,givenName,familyName,groups,schoolIds,awayFrom,awayUntil,deputy\n"
                + town.user("mentor") + ",Prov,mentor,mentor," + town.id() + "," + away + "," + away + ","
                + town.user("primary-contact") + "\n");
        town.dayPasses();
        assertThat(town.caseOf(pupil).owner()).contains(town.user("primary-contact"));
        assertThat(town.tasks(town.user("primary-contact"), "contact-guardian")).hasSize(1);
        town.dayPasses();
        assertThat(town.caseOf(pupil).owner()).contains(town.user("mentor"));
        assertThat(town.tasks(town.user("mentor"), "contact-guardian")).hasSize(1);
    }

    @Test
    @DisplayName("a new mentor gets the step also when a deputy has it in the old mentor's place")
    void newMentorWhileTheOldIsAway() {
        town.recentDays(pupil, 17, 3, Day.ILL);
        town.evaluate();
        String mentor = town.user("mentor");
        String deputy = "deputy-" + town.id();
        town.staff("userId,givenName,familyName,groups,schoolIds\n%s,Prov,Ersättare,mentor,%s\n"
                .formatted(deputy, town.id()));
        town.staff(
                "userId,givenName,familyName,groups,schoolIds,awayFrom,awayUntil,deputy\n%s,Prov,mentor,mentor,%s,%s,%s,%s\n"
                        .formatted(mentor, town.id(), town.schoolDay(1), town.schoolDay(20), deputy));
        town.schoolDaysPass(1);
        assertThat(town.caseOf(pupil).owner()).contains(deputy);
        town.pupilOf(pupil, town.user("primary-contact"));
        town.schoolDaysPass(1);
        assertThat(town.caseOf(pupil).owner()).contains(town.user("primary-contact"));
        assertThat(town.tasks(town.user("primary-contact"), "contact-guardian")).hasSize(1);
    }

    @Test
    @DisplayName("a pupil who gets another mentor takes the call along")
    void newMentor() {
        town.recentDays(pupil, 17, 3, Day.ILL);
        town.evaluate();
        town.pupilOf(pupil, town.user("primary-contact"));
        town.dayPasses();
        assertThat(town.caseOf(pupil).owner()).contains(town.user("primary-contact"));
        assertThat(town.tasks(town.user("primary-contact"), "contact-guardian")).hasSize(1);
    }

    @Test
    @DisplayName("the tasks of a coordinator who has left are whoever's the register names now")
    void coordinatorLeft() {
        contactIsLost();
        assertThat(town.caseOf(pupil).owner()).contains(town.user("coordinator"));
        town.staff("userId,givenName,familyName,groups,schoolIds,until\n" + town.user("coordinator")
                + ",Prov,coordinator,coordinator," + town.id() + "," + town.today() + "\n");
        town.dayPasses();
        assertThat(town.caseOf(pupil).owner()).contains(town.user("principal"));
    }

    @Test
    @DisplayName("a stand-in takes the task over, nobody else can complete it meanwhile, and gives it back")
    void takeOver() {
        town.recentDays(pupil, 17, 3, Day.ILL);
        town.evaluate();
        String task = town.task(town.user("mentor"), "contact-guardian");
        String standIn = town.user("primary-contact");
        assertThat(town.as(standIn).post("/api/tasks/" + task + "/take", "").status())
                .isLessThan(300);
        assertThat(town.caseOf(pupil).owner()).contains(standIn);
        assertThat(town.submit(town.user("mentor"), task, "guardianReached", false, "attemptResult", "no-answer")
                        .status())
                .isGreaterThanOrEqualTo(400);
        assertThat(town.as(standIn).post("/api/tasks/" + task + "/release", "").status())
                .isLessThan(300);
        assertThat(town.caseOf(pupil).owner()).contains(town.user("mentor"));
        assertThat(journalKinds()).contains("taken-over", "given-back");
    }

    @Test
    @DisplayName("a pupil with protected identity is the principal's alone")
    void protectedIdentity() {
        String hidden = town.pupil("gro", "protected");
        town.recentDays(hidden, 17, 3, Day.ILL);
        town.evaluate();
        assertThat(town.caseOf(hidden).owner()).contains(town.user("principal"));
        assertThat(town.tasks(town.user("principal"), "contact-guardian")).hasSize(1);
        String task = town.task(town.user("principal"), "contact-guardian");
        assertThat(town.as(town.user("mentor"))
                        .get("/api/tasks/" + task + "/pupil")
                        .status())
                .isEqualTo(404);
        assertThat(town.as(town.user("mentor")).get("/api/pupils").body()).doesNotContain(hidden);
    }

    @Test
    @DisplayName("mentors get at most three first calls a day, the worst first")
    void spread() {
        for (int i = 0; i < 5; i++) {
            String one = town.pupil("hege" + i);
            town.recentDays(one, 16 - i, 4 + i, Day.ILL);
        }
        town.evaluate();
        List<LocalDate> due = List.of("hege4", "hege3", "hege2", "hege1", "hege0").stream()
                .map(name -> town.caseOf(town.id() + "-" + name).dueDate())
                .toList();
        LocalDate first = due.get(0);
        LocalDate second = town.calendar().plus(town.id(), first, 1);
        assertThat(due).containsExactly(first, first, first, second, second);
    }

    @Test
    @DisplayName("what is not reported opens no case and stands on the school's data-quality list")
    void lowCoverage() {
        town.recentDays(pupil, 10, 10, Day.UNREPORTED);
        assertThat(town.evaluate().get("lowCoverage").asInt()).isPositive();
        assertThat(town.casesOf(pupil)).isEmpty();
        assertThat(context.getBean(DataQuality.class).at(town.id()))
                .extracting(DataQuality.Finding::pupilId)
                .containsExactly(pupil);
    }

    @Test
    @DisplayName("after a case is closed only absence since its last contact opens a new one")
    void countsSinceContact() {
        town.recentDays(pupil, 16, 4, Day.ILL);
        town.comingDays(pupil, 0, 12, Day.PRESENT);
        town.evaluate();
        reached("unknown");
        town.schoolDaysPass(12);
        assertThat(town.caseOf(pupil).state()).isEqualTo(CaseState.CLOSED);
        town.evaluate();
        assertThat(town.casesOf(pupil)).hasSize(1);
    }
}
