package se.sedd.engine;

import se.sedd.register.Role;

/** What the roles are called where people see them: on lanes, in the handbook, in lists. */
public final class RoleNames {

    private static final Sentences NAMES = new Sentences("se.sedd.engine.roles");

    private RoleNames() {}

    /** @param language {@code nb}; everything else is Swedish */
    public static String of(Role role, String language) {
        return NAMES.in(language).of(role.id());
    }

    /** The lane of tasks that any member of staff may begin. */
    public static String anyone(String language) {
        return NAMES.in(language).of("anyone");
    }
}
