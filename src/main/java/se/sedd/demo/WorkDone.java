package se.sedd.demo;

import java.util.List;
import java.util.Map;

/** What the invented staff have written in their forms. Nobody of it exists. */
final class WorkDone {

    /**
     * One pupil's situation, as it comes back in the forms of a case.
     *
     * @param cause the choice of {@code absenceCause}
     * @param area the choice of {@code mappingAreas} and {@code areaFindings}
     * @param areaNote the field that goes with the area in the mapping
     * @param areaFinding the field that goes with the area in the investigation
     * @param transition the choice of {@code hardTransitions}
     * @param measure the choice of a measure's kind
     */
    record Story(
            String cause,
            String area,
            String areaNote,
            String areaFinding,
            String transition,
            String measure,
            String callNote,
            String pupilVoice,
            String areaText,
            String whatWorks,
            String guardianVoice,
            String agreed,
            String conclusion,
            String support,
            String observations) {}

    static final List<Story> STORIES = List.of(
            new Story(
                    "school",
                    "breaks-meals-and-pe",
                    "breaksNote",
                    "breaksFinding",
                    "to-and-from-canteen",
                    "changed-learning-environment",
                    "Det är oroligt i korridoren och i matsalen, och vissa dagar blir det för mycket. Vi hörs igen om två veckor.",
                    "Det är för mycket folk på en gång. Det går bättre när jag vet var jag ska vara.",
                    "Rasterna och lunchen är svårast. Lektionerna fungerar när dagen väl har kommit i gång.",
                    "Bild, slöjd och att börja dagen i biblioteket.",
                    "Vi vill gärna veta i förväg när något ändras i schemat.",
                    "Äta lunch tio minuter före de andra, tillsammans med en kompis.",
                    "Raster och lunch behöver vara lugna och förutsägbara. I klassrummet räcker stödet.",
                    "En lugn plats på rasterna och samma vuxna varje dag.",
                    "Eleven är borta flera dagar i veckan och säger själv att det är tungt även hemma. Samtal, plan och "
                            + "utredning har inte räckt. Vi är oroliga och ber er om hjälp."),
            new Story(
                    "outside-school",
                    "health-sleep-and-wellbeing",
                    "healthNote",
                    "healthFinding",
                    "home-to-school",
                    "return-plan",
                    "Morgnarna är svåra och det blir lätt att hela dagen går förlorad. Hemmet vill ha hjälp av skolan.",
                    "Jag somnar sent. När jag väl är i skolan är det bra.",
                    "Sover för lite och kommer inte i väg på morgonen. Eftermiddagarna går bättre.",
                    "Idrotten, matten och kompisarna i klassen.",
                    "Vi har provat att lägga undan telefonen tidigare, och det hjälper lite.",
                    "Mentorn möter vid grinden tre morgnar i veckan.",
                    "Sömnen är den största delen. Skolan kan göra morgonen lättare att klara.",
                    "Senare start två dagar i veckan under fyra veckor, sedan hela dagar.",
                    "Eleven sover mycket lite och är ofta ensam på morgnarna. Skolans stöd har inte räckt. Vi är oroliga och "
                            + "ber er om hjälp."),
            new Story(
                    "school",
                    "schoolwork-and-knowledge",
                    "schoolworkNote",
                    "schoolworkFinding",
                    "between-lessons",
                    "extra-teaching",
                    "Har kommit efter i flera ämnen och tycker att det är svårt att komma tillbaka. Vi hörs igen om två veckor.",
                    "Alla andra har hunnit så långt. Jag vet inte var jag ska börja.",
                    "Ligger efter i matematik och engelska. Vågar sällan fråga när hela klassen hör.",
                    "Mindre grupper och att få veta i förväg vad lektionen handlar om.",
                    "Läxorna tar hela kvällen. Vi önskar en plan för vad som är viktigast.",
                    "En veckolista med det viktigaste, som mentorn och eleven går igenom på måndagar.",
                    "Luckorna i matematik och engelska gör skoldagen tung. Mer undervisning i mindre grupp behövs.",
                    "Undervisning i liten grupp i matematik och engelska, två gånger i veckan.",
                    "Eleven är borta mer och mer, trots stöd i skolan, och vill inte berätta varför. Vi når sällan hemmet. "
                            + "Vi är oroliga och ber er om hjälp."));

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
                        story.callNote(),
                        "pupilVoice",
                        story.pupilVoice());
            case "follow-up-contact" ->
                Map.of(
                        "pupilSpokenTo",
                        true,
                        "pupilVoice",
                        story.pupilVoice(),
                        "followUpDecision",
                        "escalate",
                        "handoverNote",
                        "Vi har haft bra samtal, men frånvaron fortsätter. Behöver kartläggas tillsammans med eleven.");
            case "map-absence" ->
                Map.of(
                        "pupilVoiceWay",
                        "talk",
                        "pupilVoice",
                        story.pupilVoice(),
                        "whatWorks",
                        story.whatWorks(),
                        "hardTransitions",
                        List.of(story.transition()),
                        "mappingAreas",
                        List.of(story.area()),
                        story.areaNote(),
                        story.areaText(),
                        "guardianVoice",
                        story.guardianVoice(),
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
                        story.pupilVoice(),
                        "agreedActions",
                        List.of(
                                Map.of(
                                        "action",
                                        story.agreed(),
                                        "ownerKind",
                                        "school",
                                        "owner",
                                        "Mentorn",
                                        "dueDate",
                                        "2026-03-27",
                                        "doneWhen",
                                        "Det har fungerat två veckor i rad."),
                                Map.of(
                                        "action",
                                        "Höra av sig till mentorn samma morgon om det blir svårt.",
                                        "ownerKind",
                                        "home",
                                        "owner",
                                        "",
                                        "dueDate",
                                        "2026-04-10",
                                        "doneWhen",
                                        "")),
                        "attendanceGoal",
                        "Minst fyra hela skoldagar i veckan före påsk.");
            case "follow-up-plan" ->
                Map.of(
                        "pupilVoice",
                        story.pupilVoice(),
                        "followUpDecision",
                        "escalate",
                        "handoverNote",
                        "Planen har hjälpt en del men räcker inte. Elevhälsan behöver se på helheten.");
            case "decide-investigation" -> Map.of("investigationDecision", "investigate", "investigator", investigator);
            case "investigate-absence" ->
                Map.of(
                        "consulted",
                        List.of("pupil", "guardian", "student-health"),
                        "earlierMeasures",
                        "Samtal med hemmet, kartläggning, närvaromöte och en plan som har följts upp.",
                        "areaFindings",
                        List.of(story.area()),
                        story.areaFinding(),
                        story.areaText(),
                        "investigationDone",
                        true,
                        "conclusion",
                        story.conclusion(),
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
                                story.support(),
                                "responsible",
                                "Elevhälsan",
                                "start",
                                "2026-03-23")),
                        "reason",
                        "Utredningen visar vad som behövs, och stödet kan börja genast.",
                        "reviewedBy",
                        "student-health");
            case "follow-up-measures" ->
                Map.of(
                        "pupilVoice",
                        story.pupilVoice(),
                        "followUpDecision",
                        "escalate",
                        "handoverNote",
                        "Stödet hjälper på lektionerna, men frånvaron är fortfarande stor. Skolan räcker inte till ensam.");
            case "decide-concern-report" ->
                concernDecision.equals("report")
                        ? Map.of(
                                "concernDecision",
                                "report",
                                "observations",
                                story.observations(),
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
                                "Ett gemensamt möte om hur skolan och vården kan hjälpas åt.",
                                "consentUntil",
                                "2026-06-11");
            default -> throw new IllegalArgumentException("Nobody in the demo has done " + step);
        };
    }

    static Map<String, Object> atSocialServices(String task) {
        return switch (task) {
            case "acknowledge-referral" -> Map.of("handlerPhone", "070-174 06 99");
            case "assess-protection" ->
                Map.of(
                        "protectionNeeded",
                        false,
                        "assessment",
                        "Ingen omedelbar fara i dag. Eleven bor hemma, och familjen tar emot hjälp.");
            default -> throw new IllegalArgumentException("Nobody in the demo has done " + task);
        };
    }
}
