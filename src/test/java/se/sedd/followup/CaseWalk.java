package se.sedd.followup;

import java.util.List;
import java.util.Map;

/** The named pathways of a case, each task done by whoever has the role at the pupil's school. */
public final class CaseWalk {

    private static final List<Map<String, String>> ACTIONS = List.of(Map.of(
            "action", "Möta vid grinden", "ownerKind", "school", "owner", "", "dueDate", "2040-12-03", "doneWhen", ""));

    private final CaseTown town;
    private final String pupil;
    private final Map<String, String> standIns;

    public CaseWalk(CaseTown town, String pupil) {
        this(town, pupil, Map.of());
    }

    /** @param standIns which role does another role's tasks */
    public CaseWalk(CaseTown town, String pupil, Map<String, String> standIns) {
        this.town = town;
        this.pupil = pupil;
        this.standIns = standIns;
    }

    public String pupil() {
        return pupil;
    }

    public AbsenceCase found() {
        return town.caseOf(pupil);
    }

    private String user(String role) {
        return town.user(standIns.getOrDefault(role, role));
    }

    public void call() {
        town.complete(
                user("mentor"),
                "contact-guardian",
                "guardianReached",
                true,
                "reachedPerson",
                "guardian-1",
                "absenceCause",
                "school",
                "meetingWanted",
                true,
                "callNote",
                "Vill prata mer om matten");
    }

    public void escalateFromMentor() {
        town.complete(
                user("mentor"),
                "follow-up-contact",
                "pupilSpokenTo",
                true,
                "followUpDecision",
                "escalate",
                "handoverNote",
                "Behöver kartläggas");
    }

    public void map(String decision) {
        town.complete(
                user("coordinator"),
                "map-absence",
                "pattern",
                List.of("no-pattern"),
                "mappingAreas",
                List.of("schoolwork-and-knowledge"),
                "schoolworkNote",
                "Ligger efter i matte",
                "hardTransitions",
                List.of("between-lessons"),
                "whatWorks",
                "Bild och slöjd",
                "pupilVoiceWay",
                "talk",
                "pupilVoice",
                "Det är stökigt",
                "absenceCause",
                "school",
                "mappingDecision",
                decision);
    }

    public void meet() {
        town.complete(
                user("coordinator"),
                "hold-attendance-meeting",
                "meetingOutcome",
                "held",
                "participants",
                List.of("pupil", "guardian-1"),
                "pupilVoice",
                "Vill komma tillbaka",
                "agreedActions",
                ACTIONS);
    }

    public void toPlan() {
        call();
        escalateFromMentor();
        map("meeting");
        meet();
    }

    public void planFails() {
        town.complete(
                user("coordinator"),
                "follow-up-plan",
                "followUpDecision",
                "escalate",
                "handoverNote",
                "Planen räckte inte");
    }

    public void decideInvestigation() {
        town.complete(
                user("principal"),
                "decide-investigation",
                "investigationDecision",
                "investigate",
                "investigator",
                town.user("student-health"));
    }

    public void investigateAndDecide() {
        decideInvestigation();
        town.complete(
                user("student-health"),
                "investigate-absence",
                "consulted",
                List.of("pupil", "guardian", "student-health"),
                "earlierMeasures",
                "Samtal och plan",
                "investigationDone",
                true,
                "conclusion",
                "Behöver stöd i matematik",
                "specialSupportNeed",
                "yes");
        town.complete(
                user("principal"),
                "decide-measures",
                "supportDecision",
                "support-without-action-programme",
                "measures",
                List.of(Map.of("kind", "return-plan", "action", "Halva dagar", "responsible", "", "start", "")),
                "reason",
                "Utredningen visar behovet",
                "reviewedBy",
                "student-health");
    }

    public void measuresFail() {
        town.complete(
                user("student-health"),
                "follow-up-measures",
                "pupilVoice",
                "Lite bättre",
                "followUpDecision",
                "escalate",
                "handoverNote",
                "Räcker inte");
    }

    public void toConcernDecision() {
        toPlan();
        planFails();
        investigateAndDecide();
        measuresFail();
    }

    public void cooperate() {
        town.complete(
                user("principal"),
                "decide-concern-report",
                "concernDecision",
                "cooperate",
                "consentFrom",
                List.of("guardian-1"),
                "consentPurpose",
                "Gemensamt möte",
                "consentUntil",
                town.schoolDay(60));
    }

    public void rest(String role, String task, int schoolDays) {
        follow(role, task, "rest", "restReason", "planned-care", "restUntil", town.schoolDay(schoolDays));
    }

    public void close(String role, String task) {
        follow(role, task, "restored");
    }

    private void follow(String role, String task, String decision, Object... more) {
        java.util.ArrayList<Object> answers = new java.util.ArrayList<>(List.of("followUpDecision", decision));
        answers.addAll(List.of(more));
        if (task.equals("follow-up-measures")) {
            answers.addAll(List.of("pupilVoice", "Det går bättre"));
        }
        if (task.equals("follow-up-cooperation")) {
            answers.addAll(List.of("consentValid", true));
        }
        town.complete(user(role), task, answers.toArray());
    }
}
