package se.sedd.insight.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.register.Guardian;
import se.sedd.register.Households;
import se.sedd.register.Marking;
import se.sedd.register.Pupil;
import se.sedd.register.Register;

/** Whom to ring, home by home: who lives together needs one call, who lives apart is told nothing of the other home. */
@Component
class Homes {

    private final Register register;

    Homes(Register register) {
        this.register = register;
    }

    /**
     * A guardian.
     *
     * @param number as forms call them: Vårdnadshavare 1, 2
     * @param home which of the pupil's homes, from 1: the same number is the same address
     * @param language BCP 47
     * @param relation custodian, foster-home, institution, guardian-ad-litem, other
     * @param protectedIdentity whether the guardian is marked: nothing of theirs may reach the other home
     */
    record Parent(
            int number,
            int home,
            String name,
            Optional<String> phone,
            Optional<String> language,
            boolean interpreter,
            String relation,
            boolean protectedIdentity) {}

    /** The pupil's guardians in the order of their numbers. */
    List<Parent> of(Pupil pupil) {
        List<String> addresses = new ArrayList<>();
        List<Parent> guardians = new ArrayList<>();
        for (Guardian guardian : register.guardiansOf(pupil.id())) {
            String address = Households.address(guardian);
            if (!addresses.contains(address)) {
                addresses.add(address);
            }
            guardians.add(guardian(guardian, guardians.size() + 1, addresses.indexOf(address) + 1));
        }
        return guardians;
    }

    private static Parent guardian(Guardian guardian, int number, int home) {
        return new Parent(
                number,
                home,
                guardian.name(),
                guardian.phone(),
                guardian.language(),
                guardian.interpreter(),
                guardian.relation().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                guardian.marking() != Marking.NONE);
    }
}
