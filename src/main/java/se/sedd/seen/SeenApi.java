package se.sedd.seen;

import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether the routine is kept up day by day: counts, nobody's name. */
@RestController
class SeenApi {

    private final DailyContactRegister contacts;

    SeenApi(DailyContactRegister contacts) {
        this.contacts = contacts;
    }

    /** How many daily contacts of each school day were made, tried or missed. */
    @GetMapping("/api/daily-contacts")
    List<DailyContactRegister.Count> dailyContacts(
            @RequestParam String schoolId, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        return contacts.counts(schoolId, from, to);
    }
}
