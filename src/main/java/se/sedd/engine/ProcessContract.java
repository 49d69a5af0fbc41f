package se.sedd.engine;

import java.util.Set;

/**
 * What code and model of one process have agreed on: each name stands here once and is compared with the model, both ways,
 * by {@code ModelChecksTest}. One class per process, a Spring component without constructor arguments in the feature's
 * {@code process} package:
 *
 * <pre>{@code
 * @Component
 * public final class MentorStep implements ProcessContract {
 *     public static final String KEY = "mentor-step";
 *
 *     public static final String CONTACT_GUARDIAN = "contact-guardian";
 *     public static final String FOLLOW_UP_CONTACT = "follow-up-contact";
 *     public static final String ABSENCE_RESTORED = "attendance.restored";
 *
 *     public static final Variable<Boolean> GUARDIAN_REACHED = Variable.yesNo("guardianReached");
 *     public static final Variable<String> FOLLOW_UP_DECISION =
 *             Variable.choice("followUpDecision", "restored", "continue", "rest", "escalate");
 *
 *     @Override public String key() { return KEY; }
 *     @Override public Set<String> elements() { return Set.of(CONTACT_GUARDIAN, FOLLOW_UP_CONTACT); }
 *     @Override public Set<Variable<?>> variables() { return Set.of(GUARDIAN_REACHED, FOLLOW_UP_DECISION); }
 *     @Override public Set<String> messages() { return Set.of(ABSENCE_RESTORED); }
 * }
 * }</pre>
 */
public interface ProcessContract {

    /** The process key, which is also the name of folder and file. */
    String key();

    /**
     * The ids in the model that code, tests or other systems name: every user task and every call activity, and whichever
     * events somebody needs.
     */
    Set<String> elements();

    /**
     * Every variable that lives in an instance of this process: what its forms steer with, what its gateways and timers
     * read, what it is called with and gives back.
     */
    Set<Variable<?>> variables();

    /** The names of the messages that the model sends or listens to. */
    Set<String> messages();

    /**
     * Whether its tasks belong to an absence case or stand beside one, with the case's number as business key: every morning they
     * go to deputies and come back, and they follow the pupil's handlers when an identity is protected. Others see to their own.
     */
    default boolean handedOverWithTheCase() {
        return false;
    }
}
