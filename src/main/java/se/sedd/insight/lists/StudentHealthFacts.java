package se.sedd.insight.lists;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.sedd.followup.AbsenceCase;
import se.sedd.register.StaffMember;
import se.sedd.rhythm.MeetingDecision;
import se.sedd.rhythm.StudentHealthRegister.Listed;
import se.sedd.rhythm.TeamCase;
import se.sedd.routine.Standing;

/** What is read once for the whole list of the student health meeting, whatever the number of pupils. */
record StudentHealthFacts(
        LocalDate today,
        ZoneId zone,
        boolean principal,
        StaffMember reader,
        Map<String, Standing> standings,
        Map<String, Standing> lastStandings,
        Map<String, Listed> lastList,
        Map<String, Map<String, Instant>> done,
        Map<String, Instant> voices,
        Map<String, String> supports,
        Map<String, String> restReasons,
        Map<String, String> decisionTexts,
        Map<String, Instant> told,
        Map<String, LocalDate> daily,
        Set<String> concerned,
        Map<String, Integer> deviations,
        Map<String, TeamCase> team,
        Map<String, List<MeetingDecision>> decisions,
        Optional<String> meeting,
        Map<String, String> names,
        Map<String, String> labels) {

    /** When the step was last done in the case. */
    Optional<LocalDate> done(AbsenceCase found, String task) {
        return Optional.ofNullable(
                        done.getOrDefault(found.caseNumber(), Map.of()).get(task))
                .map(this::day);
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    String nameOf(String userId) {
        return names.getOrDefault(userId, userId);
    }
}
