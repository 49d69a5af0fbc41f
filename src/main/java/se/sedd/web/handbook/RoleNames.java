package se.sedd.web.handbook;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.sedd.register.Role;

/** What a role is called on lanes and pages: in Swedish, and in bokmål where the Oslo processes have it. */
public final class RoleNames {

    /** Lanes of tasks that any member of staff may begin. */
    public static final Set<String> ANYONE = Set.of("Personal", "Ansatte");

    private static final Map<Role, List<String>> NAMES = new EnumMap<>(Map.ofEntries(
            Map.entry(Role.MENTOR, List.of("Mentor", "Kontaktlærer")),
            Map.entry(Role.PRIMARY_CONTACT, List.of("Medmentor", "Primærkontakt")),
            Map.entry(Role.COORDINATOR, List.of("Närvarokoordinator")),
            Map.entry(Role.MOBILE_TEAM, List.of("Mobila skolteamet")),
            Map.entry(Role.STUDENT_HEALTH, List.of("Elevhälsan")),
            Map.entry(Role.PRINCIPAL, List.of("Rektor")),
            Map.entry(Role.SOCIAL_SERVICES, List.of("Socialtjänsten")),
            Map.entry(Role.SOCIAL_LIAISON, List.of("Samverkande socialsekreterare")),
            Map.entry(Role.HEAD_OF_SCHOOL_YEARS, List.of("Verksamhetschef")),
            Map.entry(Role.DEPUTY_HEAD_OF_STUDENT_HEALTH, List.of("Biträdande elevhälsochef")),
            Map.entry(Role.SCHOOL_OFFICE, List.of("Skolkansliet")),
            Map.entry(Role.BOARD_OFFICE, List.of("Nämndsekreterare")),
            Map.entry(Role.PROJECT_LEAD, List.of("Prosjektansvarlig")),
            Map.entry(Role.PARTNER, List.of("Samarbeidspartner")),
            Map.entry(Role.MANAGER, List.of("Ledning")),
            Map.entry(Role.PROCESS_OWNER, List.of("Processägare")),
            Map.entry(Role.CAMUNDA_ADMIN, List.of("Systemförvaltare"))));

    private RoleNames() {}

    /** Every name the role may have on a lane; the first one is shown. */
    public static List<String> of(Role role) {
        return NAMES.get(role);
    }

    /** The name people read. */
    public static String shown(Role role) {
        return NAMES.get(role).get(0);
    }
}
