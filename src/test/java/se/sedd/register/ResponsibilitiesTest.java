package se.sedd.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.sedd.GroundFloor;
import se.sedd.register.imports.Sent;

class ResponsibilitiesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 16);

    private static Register register;
    private static Responsibilities responsibilities;
    private static NamedHandlers handlers;

    @BeforeAll
    static void aSchool() {
        var floor = GroundFloor.shared();
        Sent.csv(floor, "schools", """
                schoolId,name,country,language
                r-s,Ekskolan,SE,sv
                r-t,Lillskolan,SE,sv
                r-u,Tomma skolan,SE,sv
                """).wasTaken();
        Sent.csv(floor, "staff", """
                userId,givenName,familyName,groups,schoolIds,awayFrom,awayUntil,deputy,grades,until
                r-mentor,M,M,mentor,r-s,,,,,
                r-primary,P,P,primary-contact,r-s,,,,,
                r-mentor2,M2,M2,mentor,r-s,,,,,
                r-primary2,P2,P2,primary-contact|mentor,r-s,,,,,
                r-away,A,A,mentor,r-s,2026-03-16,2026-03-20,r-deputy,,
                r-deputy,D,D,mentor,r-s,,,,,
                r-away-too,A,A,mentor,r-s,2026-03-01,,r-away,,
                r-left,L,L,mentor,r-s,,,,,2026-03-13
                r-lonely,L,L,mentor,r-s,2026-03-16,,,,
                r-coord-7,C,C,coordinator,r-s,,,,7,
                r-coord-8,C,C,coordinator,r-s,,,,8|9,
                r-coord-9,C,C,coordinator,r-s,,,,9,
                r-health-a,H,H,student-health,*,,,,,
                r-health-b,H,H,student-health,r-s,,,,,
                r-principal,R,R,principal,r-s,,,,,
                r-head,R,R,principal|coordinator|mentor,r-t,,,,,
                r-social,S,S,social-services,r-s,,,,,
                """).wasTaken();
        Sent.csv(floor, "pupils", """
                pupilId,givenName,familyName,schoolId,className,grade,mentor,pupilGroup,primaryContact,securityMarking
                r-p7,A,A,r-s,7A,7,r-mentor,g1,r-primary,none
                r-p8,A,A,r-s,8A,8,r-mentor2,g1,r-primary2,none
                r-p9,A,A,r-s,9A,9,r-away,,,none
                r-p6,A,A,r-s,6A,6,r-left,g1,r-primary,none
                r-chain,A,A,r-s,9A,9,r-away-too,,,none
                r-alone,A,A,r-s,9A,9,r-lonely,,r-primary,none
                r-orphan,A,A,r-s,9A,9,r-left,,,none
                r-secret,A,A,r-s,7A,7,r-away,g2,r-primary,protected
                r-secret-too,A,A,r-s,7A,7,r-mentor,g2,r-primary,confidential
                r-small,A,A,r-t,7A,7,r-head,,,none
                r-nobody,A,A,r-u,7A,7,r-left,,,none
                """).wasTaken();
        register = floor.getBean(Register.class);
        handlers = floor.getBean(NamedHandlers.class);
        responsibilities = floor.getBean(Responsibilities.class);
    }

    @Test
    @DisplayName(
            "a mentor's task is the mentor's; the primary contact may stand in, then those of the same pupil group")
    void mentor() {
        assertThat(duty(Role.MENTOR, "r-p7"))
                .isEqualTo(new Duty(Optional.of("r-mentor"), List.of("r-primary", "r-mentor2", "r-primary2"), false));
    }

    @Test
    @DisplayName("a primary contact's task is theirs, and the mentor is the first to stand in")
    void primaryContact() {
        assertThat(duty(Role.PRIMARY_CONTACT, "r-p7").owner()).contains("r-primary");
        assertThat(duty(Role.PRIMARY_CONTACT, "r-p7").standIns()).startsWith("r-mentor");
        assertThat(duty(Role.PRIMARY_CONTACT, "r-p9").owner()).contains("r-deputy");
    }

    @Test
    @DisplayName("who is away hands over to the deputy, stays a stand-in, and has it back afterwards")
    void away() {
        assertThat(duty(Role.MENTOR, "r-p9").owner()).contains("r-deputy");
        assertThat(duty(Role.MENTOR, "r-p9").standIns()).contains("r-away");
        Pupil pupil = register.pupil("r-p9").orElseThrow();
        assertThat(responsibilities
                        .dutyOf(Role.MENTOR, pupil, TODAY.minusDays(3), steps -> 0)
                        .owner())
                .contains("r-away");
        assertThat(responsibilities
                        .dutyOf(Role.MENTOR, pupil, LocalDate.of(2026, 3, 23), steps -> 0)
                        .owner())
                .contains("r-away");
        assertThat(responsibilities.presentFor("r-away", TODAY)).contains("r-deputy");
    }

    @Test
    @DisplayName("a deputy who is away too hands on to their own deputy; without any deputy the task stays")
    void deputies() {
        assertThat(duty(Role.MENTOR, "r-chain").owner()).contains("r-deputy");
        assertThat(duty(Role.MENTOR, "r-alone").owner()).contains("r-lonely");
        assertThat(duty(Role.MENTOR, "r-alone").standIns()).containsExactly("r-primary");
    }

    @Test
    @DisplayName("after a mentor's last day the task is the first stand-in's, or else the principal's")
    void left() {
        assertThat(duty(Role.MENTOR, "r-p6").owner()).contains("r-primary");
        assertThat(duty(Role.MENTOR, "r-p6").standIns()).doesNotContain("r-left");
        assertThat(duty(Role.MENTOR, "r-orphan").owner()).contains("r-principal");
    }

    @Test
    @DisplayName("the coordinator is the one for the pupil's year group, and the whole group may take over")
    void coordinator() {
        assertThat(duty(Role.COORDINATOR, "r-p7")).isEqualTo(new Duty(Optional.of("r-coord-7"), List.of(), true));
        assertThat(duty(Role.COORDINATOR, "r-p8").owner()).contains("r-coord-8");
    }

    @Test
    @DisplayName("of several with the role, the one with the fewest open main steps")
    void fewest() {
        Pupil pupil = register.pupil("r-p9").orElseThrow();
        Map<String, Integer> open = Map.of("r-coord-8", 4, "r-coord-9", 5);
        assertThat(responsibilities
                        .dutyOf(Role.COORDINATOR, pupil, TODAY, open::get)
                        .owner())
                .contains("r-coord-8");
        Map<String, Integer> health = Map.of("r-health-a", 2, "r-health-b", 1);
        assertThat(responsibilities
                        .dutyOf(Role.STUDENT_HEALTH, pupil, TODAY, health::get)
                        .owner())
                .contains("r-health-b");
        assertThat(duty(Role.STUDENT_HEALTH, "r-p9").owner()).contains("r-health-a");
    }

    @Test
    @DisplayName("where nobody has the role for the year group, it is the principal's")
    void nobody() {
        assertThat(duty(Role.COORDINATOR, "r-p6").owner()).contains("r-principal");
        assertThat(duty(Role.STUDENT_HEALTH, "r-small").owner()).contains("r-health-a");
        assertThat(duty(Role.MOBILE_TEAM, "r-small").owner()).contains("r-head");
        assertThat(duty(Role.PRINCIPAL, "r-nobody").owner()).isEmpty();
    }

    @Test
    @DisplayName("nobody escalates to themselves where another can be asked; else the caller sees the same owner again")
    void notToOneself() {
        Pupil ninth = register.pupil("r-p9").orElseThrow();
        assertThat(responsibilities
                        .dutyOf(Role.COORDINATOR, ninth, TODAY, steps -> 0, Set.of("r-coord-8"))
                        .owner())
                .contains("r-coord-9");
        assertThat(responsibilities
                        .dutyOf(Role.COORDINATOR, ninth, TODAY, steps -> 0, Set.of("r-coord-8", "r-coord-9"))
                        .owner())
                .contains("r-principal");
        Pupil small = register.pupil("r-small").orElseThrow();
        assertThat(responsibilities
                        .dutyOf(Role.COORDINATOR, small, TODAY, steps -> 0, Set.of("r-head"))
                        .owner())
                .contains("r-head");
    }

    @Test
    @DisplayName("a pupil with protected identity is the principal's alone: no mentor, deputy, colleague or group")
    void protectedIdentity() {
        Duty principalAlone = new Duty(Optional.of("r-principal"), List.of(), false);
        assertThat(duty(Role.MENTOR, "r-secret")).isEqualTo(principalAlone);
        assertThat(duty(Role.COORDINATOR, "r-secret")).isEqualTo(principalAlone);
    }

    @Test
    @DisplayName(
            "a named handler has the tasks of their own role, until the last day, while at work; all else is the principal's")
    void namedHandlers() {
        Pupil secret = register.pupil("r-secret-too").orElseThrow();
        handlers.name(secret, List.of("r-mentor2", "r-coord-9"), TODAY, TODAY.plusDays(10), "r-principal");

        assertThat(duty(Role.MENTOR, "r-secret-too")).isEqualTo(new Duty(Optional.of("r-mentor2"), List.of(), false));
        assertThat(duty(Role.COORDINATOR, "r-secret-too").owner()).contains("r-coord-9");
        assertThat(duty(Role.STUDENT_HEALTH, "r-secret-too").owner()).contains("r-principal");
        assertThat(duty(Role.PRINCIPAL, "r-secret-too").owner()).contains("r-principal");
        assertThat(responsibilities.mayActFor(secret, "r-mentor2", TODAY)).isTrue();
        assertThat(responsibilities.mayActFor(secret, "r-mentor2", TODAY.plusDays(11)))
                .isFalse();
        assertThat(responsibilities.mayActFor(secret, "r-mentor", TODAY))
                .as("the mentor, who is not named")
                .isFalse();
        assertThat(responsibilities
                        .dutyOf(Role.MENTOR, secret, TODAY.plusDays(11), steps -> 0)
                        .owner())
                .contains("r-principal");

        handlers.name(secret, List.of("r-away", "r-left"), TODAY, TODAY.plusDays(10), "r-principal");
        assertThat(duty(Role.MENTOR, "r-secret-too"))
                .as("away without a deputy taking over, or gone")
                .isEqualTo(new Duty(Optional.of("r-principal"), List.of(), false));
        assertThat(responsibilities.mayActFor(secret, "r-left", TODAY)).isFalse();
        assertThat(responsibilities.mayActFor(secret, "r-deputy", TODAY)).isFalse();
    }

    @Test
    @DisplayName("social services' tasks are their own group's, whatever schools the register names")
    void socialServices() {
        assertThat(duty(Role.SOCIAL_SERVICES, "r-small")).isEqualTo(new Duty(Optional.of("r-social"), List.of(), true));
    }

    private static Duty duty(Role role, String pupilId) {
        return responsibilities.dutyOf(role, register.pupil(pupilId).orElseThrow(), TODAY, userId -> 0);
    }
}
