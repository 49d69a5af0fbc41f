package se.sedd.followup.process;

import java.time.LocalDate;
import se.sedd.engine.Variable;

/** Variables that several of the case's processes share. */
final class CaseVariables {

    /** The pupil's random reference. */
    static final Variable<String> PUPIL_REF = Variable.id("pupilRef");

    /** The school, which is also the tenant. */
    static final Variable<String> SCHOOL_ID = Variable.id("schoolId");

    /** Whether the notices of an investigation must go by hand. */
    static final Variable<Boolean> PROTECTED_IDENTITY = Variable.yesNo("protectedIdentity");

    /** The one tick that steers: a missing one means no. */
    static final Variable<Boolean> IMMEDIATE_CONCERN = Variable.yesNo("immediateConcern");

    static final Variable<Boolean> GUARDIAN_REACHED = Variable.yesNo("guardianReached");
    static final Variable<String> ABSENCE_CAUSE = Variable.choice(
            "absenceCause",
            "explained-short",
            "explained-long",
            "school",
            "outside-school",
            "register-error",
            "unknown");

    /** What a follow-up leads to; the last step has report in place of escalate. */
    static final Variable<String> FOLLOW_UP_DECISION =
            Variable.choice("followUpDecision", "restored", "continue", "rest", "escalate", "report");

    static final Variable<LocalDate> NEXT_FOLLOW_UP = Variable.date("nextFollowUp");
    static final Variable<LocalDate> REST_UNTIL = Variable.date("restUntil");
    static final Variable<String> INVESTIGATION_DECISION =
            Variable.choice("investigationDecision", "investigate", "not-needed");
    static final Variable<String> INVESTIGATOR = Variable.id("investigator");
    static final Variable<String> CONCERN_DECISION =
            Variable.choice("concernDecision", "report", "cooperate", "continue");
    static final Variable<String> MAPPING_DECISION =
            Variable.choice("mappingDecision", "meeting", "student-health", "follow-up");

    private CaseVariables() {}
}
