package se.sedd.insight.lists;

import java.security.Principal;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.meeting.MeetingReaders;
import se.sedd.register.Register;

/** The meeting times of a school on a page. */
@RestController
class SchoolMeetingsApi {

    private final SchoolMeetings meetings;
    private final MeetingReaders readers;
    private final Register register;
    private final MessageSource words;

    SchoolMeetingsApi(SchoolMeetings meetings, MeetingReaders readers, Register register, MessageSource words) {
        this.meetings = meetings;
        this.readers = readers;
        this.register = register;
        this.words = words;
    }

    /** The times of the last four weeks and the next twelve, as the caller may see them. 404 for a school that is not theirs. */
    @GetMapping("/api/school-meetings")
    SchoolMeetings.Listing meetings(@RequestParam String schoolId, Principal user, Locale language) {
        return readers.school(schoolId, user.getName())
                .map(school -> meetings.of(school, register.staff(user.getName())))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, words.getMessage("refused.not-your-overview", null, language)));
    }
}
