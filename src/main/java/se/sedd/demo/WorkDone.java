package se.sedd.demo;

import java.util.List;
import java.util.Map;
import se.sedd.engine.Sentences;

/** What the invented staff have written in their forms. Nobody of it exists. */
final class WorkDone {

    private static final Sentences TEXTS = new Sentences("se.sedd.demo.work-done");

    /**
     * One pupil's situation, as it comes back in the forms of a case.
     *
     * @param name what its texts begin with in {@code work-done.properties}
     * @param cause the choice of {@code absenceCause}
     * @param area the choice of {@code mappingAreas} and {@code areaFindings}
     * @param areaNote the field that goes with the area in the mapping
     * @param areaFinding the field that goes with the area in the investigation
     * @param transition the choice of {@code hardTransitions}
     * @param measure the choice of a measure's kind
     */
    record Story(
            String name,
            String cause,
            String area,
            String areaNote,
            String areaFinding,
            String transition,
            String measure) {

        private String of(String field) {
            return TEXTS.of(name + "." + field);
        }
    }

    static final List<Story> STORIES = List.of(
            new Story(
                    "breaks",
                    "school",
                    "breaks-meals-and-pe",
                    "breaksNote",
                    "breaksFinding",
                    "to-and-from-canteen",
                    "changed-learning-environment"),
            new Story(
                    "sleep",
                    "outside-school",
                    "health-sleep-and-wellbeing",
                    "healthNote",
                    "healthFinding",
                    "home-to-school",
                    "return-plan"),
            new Story(
                    "schoolwork",
                    "school",
                    "schoolwork-and-knowledge",
                    "schoolworkNote",
                    "schoolworkFinding",
                    "between-lessons",
                    "extra-teaching"));

    private WorkDone() {}

    /** The answers that take a case from this step to the next one. */
    static Map<String, Object> answers(
            String step, Story story, String concernDecision, String investigator, List<String> family) {
        return switch (step) {
            case "contact-guardian" ->
                Map.of(
                        "guardianReached",
                        true,
                        "reachedPerson",
                        "guardian-1",
                        "absenceCause",
                        story.cause(),
                        "meetingWanted",
                        true,
                        "callNote",
                        story.of("callNote"),
                        "pupilVoice",
                        story.of("pupilVoice"));
            case "follow-up-contact" ->
                Map.of(
                        "pupilSpokenTo",
                        true,
                        "pupilVoice",
                        story.of("pupilVoice"),
                        "followUpDecision",
                        "escalate",
                        "handoverNote",
                        TEXTS.of("handover.mentor"));
            case "map-absence" ->
                Map.of(
                        "pupilVoiceWay",
                        "talk",
                        "pupilVoice",
                        story.of("pupilVoice"),
                        "whatWorks",
                        story.of("whatWorks"),
                        "hardTransitions",
                        List.of(story.transition()),
                        "mappingAreas",
                        List.of(story.area()),
                        story.areaNote(),
                        story.of("areaText"),
                        "guardianVoice",
                        story.of("guardianVoice"),
                        "absenceCause",
                        story.cause(),
                        "mappingDecision",
                        "meeting");
            case "hold-attendance-meeting" ->
                Map.of(
                        "meetingOutcome",
                        "held",
                        "participants",
                        List.of("pupil", "guardian-1", "mentor", "coordinator"),
                        "pupilVoice",
                        story.of("pupilVoice"),
                        "agreedActions",
                        List.of(
                                Map.of(
                                        "action",
                                        story.of("agreed"),
                                        "ownerKind",
                                        "school",
                                        "owner",
                                        TEXTS.of("agreed.owner"),
                                        "dueDate",
                                        "2026-03-27",
                                        "doneWhen",
                                        TEXTS.of("agreed.doneWhen")),
                                Map.of(
                                        "action",
                                        TEXTS.of("agreed.home"),
                                        "ownerKind",
                                        "home",
                                        "owner",
                                        "",
                                        "dueDate",
                                        "2026-04-10",
                                        "doneWhen",
                                        "")),
                        "attendanceGoal",
                        TEXTS.of("attendanceGoal"));
            case "follow-up-plan" ->
                Map.of(
                        "pupilVoice",
                        story.of("pupilVoice"),
                        "followUpDecision",
                        "escalate",
                        "handoverNote",
                        TEXTS.of("handover.coordinator"));
            case "decide-investigation" -> Map.of("investigationDecision", "investigate", "investigator", investigator);
            case "investigate-absence" ->
                Map.of(
                        "consulted",
                        List.of("pupil", "guardian", "student-health"),
                        "earlierMeasures",
                        TEXTS.of("earlierMeasures"),
                        "areaFindings",
                        List.of(story.area()),
                        story.areaFinding(),
                        story.of("areaText"),
                        "investigationDone",
                        true,
                        "conclusion",
                        story.of("conclusion"),
                        "specialSupportNeed",
                        "yes",
                        "proposedMeasures",
                        List.of(story.measure()));
            case "decide-measures" ->
                Map.of(
                        "supportDecision",
                        "support-without-action-programme",
                        "measures",
                        List.of(Map.of(
                                "kind",
                                story.measure(),
                                "action",
                                story.of("support"),
                                "responsible",
                                TEXTS.of("responsible"),
                                "start",
                                "2026-03-23")),
                        "reason",
                        TEXTS.of("reason"),
                        "reviewedBy",
                        "student-health");
            case "follow-up-measures" ->
                Map.of(
                        "pupilVoice",
                        story.of("pupilVoice"),
                        "followUpDecision",
                        "escalate",
                        "handoverNote",
                        TEXTS.of("handover.student-health"));
            case "decide-concern-report" ->
                concernDecision.equals("report")
                        ? Map.of(
                                "concernDecision",
                                "report",
                                "observations",
                                story.of("observations"),
                                "guardiansInformed",
                                "before",
                                "phoned",
                                false,
                                "feedbackRequested",
                                true)
                        : Map.of(
                                "concernDecision",
                                "cooperate",
                                "consentFrom",
                                family,
                                "consentPurpose",
                                TEXTS.of("consentPurpose"),
                                "consentUntil",
                                "2026-06-11");
            default -> throw new IllegalArgumentException("Nobody in the demo has done " + step);
        };
    }

    static Map<String, Object> atSocialServices(String task) {
        return switch (task) {
            case "acknowledge-referral" -> Map.of("handlerPhone", "070-174 06 99");
            case "assess-protection" -> Map.of("protectionNeeded", false, "assessment", TEXTS.of("assessment"));
            default -> throw new IllegalArgumentException("Nobody in the demo has done " + task);
        };
    }
}
