package se.sedd.engine;

import java.util.List;
import se.sedd.register.Role;

/** What the roles are called where people see them: on lanes, in the handbook, in lists. */
public final class RoleNames {

    private static final String FILE = "se.sedd.engine.roles";
    private static final Sentences SWEDISH = new Sentences(FILE);
    private static final Sentences BOKMAL = new Sentences(FILE, "nb");

    private RoleNames() {}

    /** @param language {@code nb}; everything else is Swedish */
    public static String of(Role role, String language) {
        return (language.equals("nb") ? BOKMAL : SWEDISH).of(role.id());
    }

    /** Every name the role may have on a lane. */
    public static List<String> onLanes(Role role) {
        return List.of(SWEDISH.of(role.id()), BOKMAL.of(role.id()));
    }

    /** The names of lanes with tasks that any member of staff may begin. */
    public static List<String> anyoneOnLanes() {
        return List.of(SWEDISH.of("anyone"), BOKMAL.of("anyone"));
    }
}
