package se.sedd.engine;

import se.sedd.register.Role;

/** What the groups are called where people see them. */
public final class RoleNames {

    private RoleNames() {}

    public static String of(Role role) {
        return switch (role) {
            case MENTOR -> "Mentor";
            case PRIMARY_CONTACT -> "Medmentor";
            case COORDINATOR -> "Närvarokoordinator";
            case MOBILE_TEAM -> "Mobila teamet";
            case STUDENT_HEALTH -> "Elevhälsan";
            case PRINCIPAL -> "Rektor";
            case SOCIAL_SERVICES -> "Socialtjänsten";
            case SOCIAL_LIAISON -> "Socialtjänstens kontaktperson";
            case HEAD_OF_SCHOOL_YEARS -> "Verksamhetschef";
            case DEPUTY_HEAD_OF_STUDENT_HEALTH -> "Biträdande chef för elevhälsan";
            case SCHOOL_OFFICE -> "Skolkontoret";
            case BOARD_OFFICE -> "Nämndens kansli";
            case PROJECT_LEAD -> "Prosjektansvarlig";
            case PARTNER -> "Samarbeidspartner";
            case MANAGER -> "Chef";
            case PROCESS_OWNER -> "Processägare";
            case CAMUNDA_ADMIN -> "Systemförvaltare";
        };
    }
}
