package se.sedd.network;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A network among guardians, or between guardians and school.
 *
 * @param className empty where it is the whole school's
 * @param contactPerson userId of the member of staff who keeps it together
 * @param members how many guardians are in it
 */
public record Network(
        String id,
        String schoolId,
        Optional<String> className,
        String name,
        String purpose,
        String contactPerson,
        Optional<LocalDate> nextMeeting,
        Optional<String> meetingPlace,
        int members) {}
