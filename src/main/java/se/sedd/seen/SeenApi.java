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
    private final NoticeCounts notices;

    SeenApi(DailyContactRegister contacts, NoticeCounts notices) {
        this.contacts = contacts;
        this.notices = notices;
    }

    /** How many daily contacts of each school day were made, tried or missed. */
    @GetMapping("/api/daily-contacts")
    List<DailyContactRegister.Count> dailyContacts(
            @RequestParam String schoolId, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        return contacts.counts(schoolId, from, to);
    }

    /** What became of each school day's unreported absences, and of the lessons nobody had reported. */
    @GetMapping("/api/same-day-notices")
    List<NoticeCounts.Count> sameDayNotices(
            @RequestParam String schoolId, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        return notices.of(schoolId, from, to);
    }
}
