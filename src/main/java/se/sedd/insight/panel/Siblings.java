package se.sedd.insight.panel;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.insight.Acquaintance;
import se.sedd.register.NameOrder;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;

/**
 * Other children of the same home, so that it is rung once and not once for each. Only those whom the reader may find anyway:
 * whether a sibling has a case is not said.
 */
@Component
class Siblings {

    private final Register register;
    private final Acquaintance acquaintance;

    Siblings(Register register, Acquaintance acquaintance) {
        this.register = register;
        this.acquaintance = acquaintance;
    }

    record Sibling(String label, String className) {}

    /** Pupils with a guardian in common, by name. */
    List<Sibling> of(Pupil pupil, StaffMember reader, Locale language) {
        Optional<StaffMember> colleague = acquaintance.colleague(reader.userId());
        if (colleague.isEmpty()) {
            return List.of();
        }
        return register.siblingsOf(pupil.id()).stream()
                .flatMap(sibling -> acquaintance.pupil(sibling, colleague.get()).stream())
                .map(sibling -> new Sibling(sibling.name(), sibling.className()))
                .sorted(Comparator.comparing(Sibling::label, NameOrder.in(language)))
                .toList();
    }
}
