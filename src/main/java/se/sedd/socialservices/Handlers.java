package se.sedd.socialservices;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Duty;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;

/**
 * Who at social services has a referral: whoever has the fewest when it comes in, and then the same person from task to task,
 * unless a colleague takes it over.
 */
@Component
public class Handlers {

    private final Register register;
    private final Responsibilities responsibilities;
    private final ReferralRegister referrals;
    private final SchoolCalendar calendar;

    Handlers(
            Register register, Responsibilities responsibilities, ReferralRegister referrals, SchoolCalendar calendar) {
        this.register = register;
        this.responsibilities = responsibilities;
        this.referrals = referrals;
        this.calendar = calendar;
    }

    /**
     * Whose the referral's next task is. For a protected pupil it is the handler's alone, not the group's.
     *
     * @throws IllegalStateException if social services have nobody
     */
    public Duty dutyOf(Referral referral, Pupil pupil) {
        LocalDate today = calendar.today(Referral.TENANT);
        String owner = referral.handler()
                .flatMap(handler -> responsibilities.presentFor(handler, today))
                .filter(present -> isAtWork(present, today))
                .or(() -> newHandler(pupil, today))
                .orElseThrow(() -> new IllegalStateException("Nobody at social services can take the referral "
                        + referral.number() + ": the register has no member of " + Role.SOCIAL_SERVICES.id()));
        boolean stays = referral.handler()
                .flatMap(register::staff)
                .filter(handler -> handler.employedOn(today))
                .isPresent();
        if (!stays) {
            referrals.handledBy(referral.number(), owner);
        }
        return new Duty(Optional.of(owner), List.of(), !pupil.protectedIdentity());
    }

    /** Whether somebody at social services could take a report about this pupil. */
    boolean anybodyFor(Pupil pupil) {
        return newHandler(pupil, calendar.today(Referral.TENANT)).isPresent();
    }

    /** Everybody at social services today. */
    List<String> colleagues() {
        LocalDate today = calendar.today(Referral.TENANT);
        return register.staffWith(Role.SOCIAL_SERVICES).stream()
                .filter(person -> person.employedOn(today))
                .map(StaffMember::userId)
                .toList();
    }

    private Optional<String> newHandler(Pupil pupil, LocalDate today) {
        return responsibilities
                .dutyOf(Role.SOCIAL_SERVICES, pupil, today, referrals::openOf)
                .owner()
                .flatMap(owner -> isColleague(owner, today)
                        ? Optional.of(owner)
                        : colleagues().stream().findFirst());
    }

    /** Protection cannot wait until somebody without a deputy is back. */
    private boolean isAtWork(String userId, LocalDate today) {
        return isColleague(userId, today)
                && register.staff(userId)
                        .filter(person -> person.presentOn(today))
                        .isPresent();
    }

    /** A deputy may work elsewhere: the file is for social services only. */
    private boolean isColleague(String userId, LocalDate today) {
        return register.staff(userId)
                .filter(person -> person.hasRole(Role.SOCIAL_SERVICES) && person.employedOn(today))
                .isPresent();
    }
}
