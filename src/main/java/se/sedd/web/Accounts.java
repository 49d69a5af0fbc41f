package se.sedd.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import se.sedd.engine.Memberships;
import se.sedd.register.Register;

/** Who has an account: the staff of the register until their last day, and in the demo its administrator. */
@Component
class Accounts {

    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    private final Register register;
    private final Clock clock;
    private final Memberships memberships;
    private final String admin;

    Accounts(Register register, Clock clock, Memberships memberships, @Value("${sedd.admin:}") String admin) {
        this.register = register;
        this.clock = clock;
        this.memberships = memberships;
        this.admin = admin;
    }

    boolean isOpen(String userId) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        return (!admin.isEmpty() && admin.equals(userId))
                || register.staff(userId)
                        .filter(member -> member.employedOn(today))
                        .isPresent();
    }

    /** The roles of this moment; an authority is a role's id. */
    List<SimpleGrantedAuthority> rolesOf(String userId) {
        return memberships.of(userId).groups().stream()
                .map(SimpleGrantedAuthority::new)
                .toList();
    }
}
