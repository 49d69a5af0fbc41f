package se.sedd.socialservices;

import org.springframework.stereotype.Component;
import se.sedd.register.Register;

/**
 * Which way a concern report takes. In Sweden it goes from Sedd to social services. In Norway the duty to report is each
 * employee's own, personal and independent: whoever is concerned sends the report to barnevernet, the way the municipality has
 * for it, and Sedd notes that it is sent.
 */
@Component
class ReportWay {

    private static final String NORWAY = "NO";

    private final Register register;

    ReportWay(Register register) {
        this.register = register;
    }

    /** Whether the author sends the report to the authority, and gets its answer, outside Sedd. */
    boolean isTheAuthorsOwn(String schoolId) {
        return register.school(schoolId)
                .map(school -> school.country().equals(NORWAY))
                .orElse(false);
    }
}
