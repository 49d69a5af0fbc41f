package se.sedd.meeting;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.security.Principal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.engine.Sentences;
import se.sedd.register.School;

/** The times a school has for meetings; who has taken one is not told. */
@RestController
class MeetingSlotsApi {

    private static final Sentences SENTENCES = new Sentences("se.sedd.meeting.sentences");
    private static final int MOST_DAYS = 400;

    private final MeetingSlots slots;
    private final MeetingReaders readers;

    MeetingSlotsApi(MeetingSlots slots, MeetingReaders readers) {
        this.slots = slots;
        this.readers = readers;
    }

    /**
     * @param start local time at the school
     * @param free whether it can still be taken
     */
    record Time(
            String slotId,
            @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm") LocalDateTime start,
            @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm") LocalDateTime end,
            String room,
            boolean free) {}

    /** The times from the first day to the last, both counted; of one's own schools, the administrator's are all. */
    @GetMapping("/api/meeting-slots")
    List<Time> slots(
            @RequestParam String schoolId, @RequestParam LocalDate from, @RequestParam LocalDate to, Principal user) {
        School school = readers.school(schoolId, user.getName())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, SENTENCES.of("school-unknown")));
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, SENTENCES.of("range-wrong", MOST_DAYS));
        }
        return slots.offers(school, from, to).stream()
                .map(offer -> new Time(
                        offer.slot().id(),
                        offer.slot().start(),
                        offer.slot().end(),
                        offer.slot().room(),
                        offer.free()))
                .toList();
    }
}
