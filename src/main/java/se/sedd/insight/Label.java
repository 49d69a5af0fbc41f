package se.sedd.insight;

import java.util.Optional;
import se.sedd.register.Pupil;

/** What a pupil is called where staff see them. */
final class Label {

    private Label() {}

    /** The name, or for protected identity the case's number alone. */
    static String of(Pupil pupil, Optional<String> caseNumber) {
        return pupil.protectedIdentity()
                ? caseNumber.map(number -> "Skyddat ärende " + number).orElse("Skyddat ärende")
                : pupil.name();
    }
}
