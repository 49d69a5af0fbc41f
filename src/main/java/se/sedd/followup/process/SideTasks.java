package se.sedd.followup.process;

import java.util.Set;

/** Tasks that run beside the main step: they have an owner and a date of their own and never hold the case up. */
final class SideTasks {

    static final Set<String> ALL = Set.of(
            AbsenceFollowUp.REVIEW_LETTER,
            AbsenceFollowUp.POST_LETTER,
            AbsenceFollowUp.APPOINT_CONTACT_PERSON,
            CaseOpening.OPEN_CASE);

    private SideTasks() {}

    /** A task is the case's main step unless it stands in the overview beside the called steps. */
    static boolean isSide(String process) {
        return process.equals(AbsenceFollowUp.KEY) || process.equals(CaseOpening.KEY);
    }
}
