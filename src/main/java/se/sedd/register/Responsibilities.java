package se.sedd.register;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Whose task it is, and who may stand in.
 *
 * <p>The register names the mentor and the primary contact. Where only a role is named, it is that role's member at the
 * school whose year groups fit and who has the fewest open main steps; if there is none, the principal. Who is away hands
 * over to the deputy and gets it back; who has left hands over to who stands in.
 *
 * <p>A pupil with protected identity has named handlers, each within their own role; a role without a handler at work is the
 * principal's. Nobody else may act for the pupil or know who it is, and no task goes to a colleague or to a group.
 */
@Component
public class Responsibilities {

    private final Register register;
    private final NamedHandlers handlers;

    Responsibilities(Register register, NamedHandlers handlers) {
        this.register = register;
        this.handlers = handlers;
    }

    /**
     * @param on the day the task is for; who is away that day, or has left before it, does not get it
     * @param openMainSteps how many main steps a userId has open now
     */
    public Duty dutyOf(Role role, Pupil pupil, LocalDate on, ToIntFunction<String> openMainSteps) {
        return dutyOf(role, pupil, on, openMainSteps, Set.of());
    }

    /**
     * As above, for a step that must not go to those who had the step before it: they are passed over as long as
     * somebody else has the role, and the principal is asked if nobody has. Nobody escalates to themselves; if even the
     * principal is passed over, the step stays where it is and the caller sees so from the owner.
     */
    public Duty dutyOf(
            Role role, Pupil pupil, LocalDate on, ToIntFunction<String> openMainSteps, Set<String> passedOver) {
        if (pupil.protectedIdentity() && role != Role.SOCIAL_SERVICES) {
            return ofHandlers(role, pupil, on, openMainSteps, passedOver);
        }
        return switch (role) {
            case MENTOR -> named(pupil, List.of(pupil.mentor()), pupil.primaryContact().stream(), on, openMainSteps);
            case PRIMARY_CONTACT ->
                named(pupil, pupil.primaryContact().stream().toList(), Stream.of(pupil.mentor()), on, openMainSteps);
            case SOCIAL_SERVICES ->
                new Duty(
                        leastBurdened(register.staffWith(role), on, openMainSteps)
                                .flatMap(chosen -> present(chosen, on)),
                        List.of(),
                        true);
            default -> byRole(role, pupil, on, openMainSteps, passedOver);
        };
    }

    /**
     * Whose a task of the school itself is, which is about no single pupil: the role's member with the fewest open main steps,
     * the principal if there is none.
     */
    public Duty dutyAt(Role role, String schoolId, LocalDate on, ToIntFunction<String> openMainSteps) {
        return new Duty(
                atSchool(role, schoolId, on, openMainSteps)
                        .or(() -> atSchool(Role.PRINCIPAL, schoolId, on, openMainSteps)),
                List.of(),
                true);
    }

    private Optional<String> atSchool(Role role, String schoolId, LocalDate on, ToIntFunction<String> openMainSteps) {
        return leastBurdened(register.staffOf(schoolId, role), on, openMainSteps)
                .flatMap(chosen -> present(chosen, on));
    }

    /** Who keeps the task today when it is this person's: the deputy while away, empty when they have left. */
    public Optional<String> presentFor(String userId, LocalDate on) {
        return register.staff(userId).flatMap(person -> present(person, on));
    }

    /**
     * Whether this person may know who the protected pupil is and act for them: a handler of that day, or the principal, who acts
     * where no handler does. A task of the pupil that they have is needed besides. For an unprotected pupil it is always so.
     */
    public boolean mayActFor(Pupil pupil, String userId, LocalDate on) {
        return !pupil.protectedIdentity()
                || handlers.of(pupil, on).stream()
                        .anyMatch(handler -> handler.userId().equals(userId))
                || isPrincipalOf(pupil, userId, on);
    }

    /** Whether this person is a principal of the pupil's school, or stands in for one who is away that day. */
    public boolean isPrincipalOf(Pupil pupil, String userId, LocalDate on) {
        return isPrincipalOf(pupil.schoolId(), userId, on);
    }

    /** Whether this person is a principal of the school, or stands in for one who is away that day. */
    public boolean isPrincipalOf(String schoolId, String userId, LocalDate on) {
        return register.staffOf(schoolId, Role.PRINCIPAL).stream()
                .filter(principal -> principal.employedOn(on))
                .anyMatch(principal -> principal.userId().equals(userId)
                        || present(principal, on).equals(Optional.of(userId)));
    }

    private Duty ofHandlers(
            Role role, Pupil pupil, LocalDate on, ToIntFunction<String> openMainSteps, Set<String> passedOver) {
        List<StaffMember> able = role == Role.PRINCIPAL
                ? List.of()
                : handlers.of(pupil, on).stream()
                        .filter(handler -> handler.presentOn(on) && worksAs(handler, role))
                        .filter(handler -> !passedOver.contains(handler.userId()))
                        .toList();
        Optional<String> owner = able.stream()
                .min(Comparator.comparing(
                                (StaffMember handler) -> !handler.userId().equals(pupil.mentor()))
                        .thenComparingInt(handler -> openMainSteps.applyAsInt(handler.userId()))
                        .thenComparing(StaffMember::userId))
                .map(StaffMember::userId)
                .or(() -> principal(pupil, on, openMainSteps));
        return new Duty(
                owner,
                able.stream()
                        .map(StaffMember::userId)
                        .filter(userId -> !owner.equals(Optional.of(userId)))
                        .toList(),
                false);
    }

    /** The second mentor does the mentor's work, and the other way round. */
    private static boolean worksAs(StaffMember handler, Role role) {
        return switch (role) {
            case MENTOR, PRIMARY_CONTACT -> handler.hasRole(Role.MENTOR) || handler.hasRole(Role.PRIMARY_CONTACT);
            default -> handler.hasRole(role);
        };
    }

    private Duty named(
            Pupil pupil, List<String> first, Stream<String> second, LocalDate on, ToIntFunction<String> openMainSteps) {
        Set<String> inOrder = new LinkedHashSet<>(first);
        second.forEach(inOrder::add);
        pupil.pupilGroup().ifPresent(group -> inOrder.addAll(register.contactsOfGroup(pupil.schoolId(), group, on)));
        List<String> employed =
                inOrder.stream().filter(userId -> employedOn(userId, on)).toList();
        Optional<String> owner = employed.stream()
                .findFirst()
                .flatMap(userId -> presentFor(userId, on))
                .or(() -> principal(pupil, on, openMainSteps));
        return new Duty(
                owner,
                employed.stream()
                        .filter(userId -> !owner.equals(Optional.of(userId)))
                        .toList(),
                false);
    }

    private Duty byRole(
            Role role, Pupil pupil, LocalDate on, ToIntFunction<String> openMainSteps, Set<String> passedOver) {
        Optional<String> owner = member(role, pupil, on, openMainSteps, passedOver)
                .or(() -> member(Role.PRINCIPAL, pupil, on, openMainSteps, passedOver))
                .or(() -> member(role, pupil, on, openMainSteps, Set.of()))
                .or(() -> principal(pupil, on, openMainSteps));
        return new Duty(owner, List.of(), true);
    }

    /** The principal whose year groups fit; else any principal of the school. */
    private Optional<String> principal(Pupil pupil, LocalDate on, ToIntFunction<String> openMainSteps) {
        return member(Role.PRINCIPAL, pupil, on, openMainSteps, Set.of())
                .or(() -> leastBurdened(register.staffOf(pupil.schoolId(), Role.PRINCIPAL), on, openMainSteps)
                        .flatMap(chosen -> present(chosen, on)));
    }

    private Optional<String> member(
            Role role, Pupil pupil, LocalDate on, ToIntFunction<String> openMainSteps, Set<String> passedOver) {
        List<StaffMember> fitting = register.staffOf(pupil.schoolId(), role).stream()
                .filter(person -> person.serves(pupil.grade()))
                .filter(person -> !passedOver.contains(person.userId()))
                .toList();
        return leastBurdened(fitting, on, openMainSteps).flatMap(chosen -> present(chosen, on));
    }

    /** Of those still employed, whoever is here before whoever is away; then the fewest open main steps; then by id. */
    private static Optional<StaffMember> leastBurdened(
            List<StaffMember> people, LocalDate on, ToIntFunction<String> openMainSteps) {
        return people.stream()
                .filter(person -> person.employedOn(on))
                .min(Comparator.comparing((StaffMember person) -> person.awayOn(on))
                        .thenComparingInt(person -> openMainSteps.applyAsInt(person.userId()))
                        .thenComparing(StaffMember::userId));
    }

    /** The person, or while away the deputy, or the deputy's deputy; without a deputy at work the task stays. */
    private Optional<String> present(StaffMember person, LocalDate on) {
        if (!person.employedOn(on)) {
            return Optional.empty();
        }
        Set<String> asked = new HashSet<>();
        Optional<StaffMember> next = Optional.of(person);
        while (next.isPresent() && asked.add(next.get().userId())) {
            if (next.get().presentOn(on)) {
                return next.map(StaffMember::userId);
            }
            next = next.get().deputy().flatMap(register::staff);
        }
        return Optional.of(person.userId());
    }

    private boolean employedOn(String userId, LocalDate on) {
        return register.staff(userId).filter(person -> person.employedOn(on)).isPresent();
    }
}
