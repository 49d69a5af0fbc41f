package se.sedd.insight;

import java.util.Optional;
import se.sedd.register.Pupil;

/** What a pupil is called in lists, where no name of a protected pupil stands, not even for those who may know it. */
final class Label {

    private Label() {}

    /** The name, or for protected identity the case's number alone. */
    static String of(Pupil pupil, Optional<String> caseNumber) {
        return pupil.protectedIdentity()
                ? caseNumber.map(number -> "Skyddat ärende " + number).orElse("Skyddat ärende")
                : pupil.name();
    }
}
