package se.sedd.register;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/schools}. */
@RestController
class SchoolsApi {

    record SchoolView(String schoolId, String name, String country, String language) {}

    private final Register register;

    SchoolsApi(Register register) {
        this.register = register;
    }

    @GetMapping("/api/schools")
    List<SchoolView> schools() {
        return register.schools().stream()
                .map(school -> new SchoolView(school.id(), school.name(), school.country(), school.language()))
                .toList();
    }
}
