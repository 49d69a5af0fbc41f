package se.sedd.register;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a member of staff does in the routine: a group in the engine, a lane in the models. */
public enum Role {
    MENTOR,
    PRIMARY_CONTACT,
    COORDINATOR,
    MOBILE_TEAM,
    STUDENT_HEALTH,
    PRINCIPAL,
    SOCIAL_SERVICES,
    /** Sees figures, never referrals. */
    SOCIAL_LIAISON,
    HEAD_OF_SCHOOL_YEARS,
    DEPUTY_HEAD_OF_STUDENT_HEALTH,
    SCHOOL_OFFICE,
    BOARD_OFFICE,
    PROJECT_LEAD,
    PARTNER,
    MANAGER,
    PROCESS_OWNER,
    CAMUNDA_ADMIN;

    /** The group's id, for example {@code student-health}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}
