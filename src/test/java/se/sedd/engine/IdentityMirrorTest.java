package se.sedd.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import se.sedd.SeddTest;

@SeddTest
class IdentityMirrorTest {

    @Autowired
    JdbcTemplate database;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    IdentityService identity;

    @Autowired
    Memberships memberships;

    @Autowired
    IdentityMirror mirror;

    @Autowired
    Clock clock;

    TrialStaff staff;

    @BeforeEach
    void staff() {
        staff = new TrialStaff(database, events);
        staff.school("mirror-1");
        staff.school("mirror-2");
    }

    @Test
    @DisplayName("a role is a group and a school is a tenant, changed when the register changes")
    void follows() {
        staff.member("mirror-anna", "MENTOR COORDINATOR", "mirror-1");
        assertThat(memberships.of("mirror-anna").groups()).containsExactly("coordinator", "mentor");
        assertThat(memberships.of("mirror-anna").tenants()).containsExactly("mirror-1");
        assertThat(identity.createUserQuery()
                        .userId("mirror-anna")
                        .singleResult()
                        .getLastName())
                .isEqualTo("Prov");

        staff.member("mirror-anna", "PRINCIPAL", "mirror-2");
        assertThat(memberships.of("mirror-anna").groups()).containsExactly("principal");
        assertThat(memberships.of("mirror-anna").tenants()).containsExactly("mirror-2");
    }

    @Test
    @DisplayName("who works at every school has later ones too")
    void everySchool() {
        staff.member("mirror-head", "HEAD_OF_SCHOOL_YEARS", "*");
        staff.school("mirror-later");
        assertThat(memberships.of("mirror-head").tenants())
                .contains("mirror-1", "mirror-2", "mirror-later")
                .doesNotContain(IdentityMirror.SOCIAL_SERVICES);
    }

    @Test
    @DisplayName("social services have their own tenant and no school's, whatever the register says")
    void socialServices() {
        staff.member("mirror-social", "SOCIAL_SERVICES", "*");
        assertThat(memberships.of("mirror-social").tenants()).containsExactly("social-services");
    }

    @Test
    @DisplayName("after the last day nothing is left but the name")
    void left() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Stockholm"));
        staff.member("mirror-gone", "MENTOR", "mirror-1", today);
        assertThat(memberships.of("mirror-gone").groups()).containsExactly("mentor");
        staff.member("mirror-gone", "MENTOR", "mirror-1", today.minusDays(1));
        assertThat(memberships.of("mirror-gone")).isEqualTo(new Memberships.Membership(List.of(), List.of()));
        assertThat(identity.createUserQuery().userId("mirror-gone").count()).isOne();
    }

    @Test
    @DisplayName("the demo always has a direct administrator, and the engine keeps nobody's password")
    void administrator() {
        assertThat(memberships.of("admin").groups()).contains("camunda-admin");
        assertThat(identity.checkPassword("admin", "demo")).isFalse();
        assertThat(identity.checkPassword("admin", "-")).isFalse();
    }

    @Test
    @DisplayName("two thousand members of staff are mirrored in seconds")
    void many() {
        List<String> users =
                IntStream.range(0, 2000).mapToObj(i -> "mirror-many-" + i).toList();
        long before = System.nanoTime();
        staff.members(users, "MENTOR PRIMARY_CONTACT", "mirror-1 mirror-2");
        assertThat(System.nanoTime() - before).isLessThan(60_000_000_000L);
        assertThat(memberships.of("mirror-many-1999").groups()).containsExactly("mentor", "primary-contact");
        database.update("delete from sedd.staff where user_id like 'mirror-many-%'");
        mirror.mirror();
        assertThat(memberships.of("mirror-many-1999").groups()).isEmpty();
    }
}
