package se.sedd.engine;

import se.sedd.register.Role;

/** What the roles are called where people see them: on lanes, in the handbook, in lists. */
public final class RoleNames {

    private static final String FILE = "se.sedd.engine.roles";
    private static final Sentences SWEDISH = new Sentences(FILE);
    private static final Sentences BOKMAL = new Sentences(FILE, "nb");

    private RoleNames() {}

    /** @param language {@code nb}; everything else is Swedish */
    public static String of(Role role, String language) {
        return in(language).of(role.id());
    }

    /** The lane of tasks that any member of staff may begin. */
    public static String anyone(String language) {
        return in(language).of("anyone");
    }

    private static Sentences in(String language) {
        return language.equals("nb") ? BOKMAL : SWEDISH;
    }
}
