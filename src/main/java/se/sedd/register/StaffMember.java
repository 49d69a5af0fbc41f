package se.sedd.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A member of staff.
 *
 * @param schoolIds the schools worked at; {@code *} is every school, also later ones
 * @param phoneHour the weekly hour for calls from home, in words
 * @param awayFrom first day away
 * @param awayUntil last day away; empty means until further notice when {@code awayFrom} is there
 * @param deputy who takes over on those days
 * @param grades the year groups served; empty means all
 * @param until last day of work
 * @param office of a partner's staff: the office worked at, by the id that the partners' table gives it
 * @param leadsOffice whether they lead that office
 */
public record StaffMember(
        String userId,
        String givenName,
        String familyName,
        Set<Role> groups,
        List<String> schoolIds,
        Optional<String> email,
        Optional<String> phone,
        Optional<String> phoneHour,
        Optional<LocalDate> awayFrom,
        Optional<LocalDate> awayUntil,
        Optional<String> deputy,
        List<String> grades,
        Optional<LocalDate> until,
        Optional<String> office,
        boolean leadsOffice) {

    public static final String EVERY_SCHOOL = "*";

    private static final Set<Role> OUTSIDE = Set.of(Role.PARTNER, Role.SOCIAL_SERVICES, Role.SOCIAL_LIAISON);

    public String name() {
        return givenName + " " + familyName;
    }

    public boolean worksAt(String schoolId) {
        return schoolIds.contains(schoolId) || schoolIds.contains(EVERY_SCHOOL);
    }

    public boolean worksAtEverySchool() {
        return schoolIds.contains(EVERY_SCHOOL);
    }

    public boolean hasRole(Role role) {
        return groups.contains(role);
    }

    /**
     * Whether the person is one of the school's own: those of a partner and of social services work with it and are told of a
     * pupil what a consent or the law lets them know, so that none of them is given a pupil as a colleague would be.
     */
    public boolean isOfTheSchool() {
        return groups.isEmpty() || !OUTSIDE.containsAll(groups);
    }

    public boolean serves(String grade) {
        return grades.isEmpty() || grades.contains(grade);
    }

    /** Whether the person still works here on that day. */
    public boolean employedOn(LocalDate day) {
        return until.map(last -> !day.isAfter(last)).orElse(true);
    }

    public boolean awayOn(LocalDate day) {
        if (awayFrom.isEmpty() && awayUntil.isEmpty()) {
            return false;
        }
        return awayFrom.map(first -> !day.isBefore(first)).orElse(true)
                && awayUntil.map(last -> !day.isAfter(last)).orElse(true);
    }

    public boolean presentOn(LocalDate day) {
        return employedOn(day) && !awayOn(day);
    }
}
