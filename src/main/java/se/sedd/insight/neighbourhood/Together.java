package se.sedd.insight.neighbourhood;

import java.time.LocalDate;
import java.util.Optional;
import se.sedd.network.Network;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;

/**
 * A network among guardians as its reader may see it: nobody who is in it.
 *
 * @param className empty where it is the whole school's
 * @param members how many guardians are in it
 * @param mine whether the reader is its contact person
 * @param mayHandOver whether the reader may give it another contact person, or end it
 */
record Together(
        String id,
        String name,
        Optional<String> className,
        String purpose,
        String contactPerson,
        Optional<LocalDate> nextMeeting,
        Optional<String> meetingPlace,
        int members,
        boolean mine,
        boolean mayHandOver) {

    static Together of(Network one, StaffMember reader, Register register, LocalDate today) {
        return new Together(
                one.id(),
                one.name(),
                one.className(),
                one.purpose(),
                register.staff(one.contactPerson()).map(StaffMember::name).orElse(one.contactPerson()),
                one.nextMeeting().filter(day -> !day.isBefore(today)),
                one.meetingPlace(),
                one.members(),
                one.contactPerson().equals(reader.userId()),
                one.contactPerson().equals(reader.userId()) || Leaders.leads(reader));
    }
}
