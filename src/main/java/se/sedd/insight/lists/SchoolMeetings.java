package se.sedd.insight.lists;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.meeting.Invitation;
import se.sedd.meeting.Meeting;
import se.sedd.meeting.MeetingRegister;
import se.sedd.meeting.MeetingSlots;
import se.sedd.meeting.Partners;
import se.sedd.meeting.Slot;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.routine.PartnerService;

/**
 * The meeting times of a school as its people see them: everybody which are taken, whoever books and leads meetings whose they are,
 * a partner those it is invited to.
 */
@Component
class SchoolMeetings {

    private static final int DAYS_BACK = 28;
    private static final int DAYS_AHEAD = 84;

    private final MeetingSlots slots;
    private final MeetingRegister meetings;
    private final Partners partners;
    private final Register register;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;

    SchoolMeetings(
            MeetingSlots slots,
            MeetingRegister meetings,
            Partners partners,
            Register register,
            Responsibilities responsibilities,
            SchoolCalendar calendar) {
        this.slots = slots;
        this.meetings = meetings;
        this.partners = partners;
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
    }

    /** @param days those with times, the earliest first; of past days only times whose meeting the reader may know */
    record Listing(String schoolId, LocalDate today, List<Day> days) {}

    record Day(LocalDate day, boolean past, List<Time> times) {}

    /**
     * @param start local time at the school
     * @param free whether it can still be taken
     * @param meeting for those who may know whose it is
     */
    record Time(LocalDateTime start, LocalDateTime end, String room, boolean free, Optional<Known> meeting) {}

    /**
     * @param pupil for the school's own people
     * @param held whether it has been held
     * @param partners who is invited and what they have answered; to a partner, its own answer alone
     */
    record Known(Optional<String> pupil, Optional<String> className, boolean held, List<Answer> partners) {}

    /** @param state invited, yes, no, deputy, withdrawn, wished */
    record Answer(String name, String state) {}

    Listing of(School school, Optional<StaffMember> reader) {
        LocalDate today = calendar.today(school.id());
        LocalDate from = today.minusDays(DAYS_BACK);
        LocalDate to = today.plusDays(DAYS_AHEAD);
        List<Meeting> booked = meetings.at(school.id(), from, to);
        Map<String, List<Invitation>> invited =
                meetings.invitationsAt(school.id(), from, to).stream().collect(groupingBy(Invitation::meetingNumber));
        Map<Slot, Known> known = known(school, booked, invited, reader);
        List<Time> times = new ArrayList<>(slots.offers(school, from, to).stream()
                .map(offer -> time(offer.slot(), offer.free(), Optional.ofNullable(known.remove(offer.slot()))))
                .filter(time -> !time.start().toLocalDate().isBefore(today)
                        || time.meeting().isPresent())
                .toList());
        known.forEach((slot, meeting) -> times.add(time(slot, false, Optional.of(meeting))));
        times.sort(Comparator.comparing(Time::start));
        return new Listing(
                school.id(),
                today,
                times.stream()
                        .map(time -> time.start().toLocalDate())
                        .distinct()
                        .map(day -> new Day(
                                day,
                                day.isBefore(today),
                                times.stream()
                                        .filter(time ->
                                                time.start().toLocalDate().equals(day))
                                        .toList()))
                        .toList());
    }

    private static Time time(Slot slot, boolean free, Optional<Known> meeting) {
        return new Time(slot.start(), slot.end(), slot.room(), free, meeting);
    }

    private Map<Slot, Known> known(
            School school, List<Meeting> booked, Map<String, List<Invitation>> invited, Optional<StaffMember> reader) {
        Map<String, String> names = partners.services(school).stream()
                .collect(toMap(PartnerService::partner, PartnerService::name, (one, other) -> one));
        Map<String, Pupil> pupils = register
                .pupilsByRef(booked.stream().map(Meeting::pupilRef).toList())
                .stream()
                .collect(toMap(Pupil::ref, pupil -> pupil));
        Map<Slot, Known> known = new java.util.HashMap<>();
        for (Meeting meeting : booked) {
            List<Invitation> all = invited.getOrDefault(meeting.number(), List.of());
            reader.flatMap(person -> known(meeting, pupils.get(meeting.pupilRef()), all, person, names))
                    .ifPresent(one -> known.put(meeting.slot().orElseThrow(), one));
        }
        return known;
    }

    private Optional<Known> known(
            Meeting meeting, Pupil pupil, List<Invitation> invited, StaffMember reader, Map<String, String> names) {
        boolean held = meeting.heldOn().isPresent();
        if (pupil != null && mayKnow(meeting, pupil, reader)) {
            return Optional.of(new Known(
                    Optional.of(pupil.name()),
                    Optional.of(pupil.className()),
                    held,
                    invited.stream().map(one -> answer(one, names)).toList()));
        }
        List<Answer> own = invited.stream()
                .filter(one -> reader.hasRole(Role.PARTNER) && reader.office().equals(Optional.of(one.office())))
                .filter(one -> one.state() != Invitation.State.WITHDRAWN && one.state() != Invitation.State.WISHED)
                .map(one -> answer(one, names))
                .toList();
        return own.isEmpty() ? Optional.empty() : Optional.of(new Known(Optional.empty(), Optional.empty(), held, own));
    }

    private static Answer answer(Invitation invitation, Map<String, String> names) {
        return new Answer(
                names.getOrDefault(invitation.partner(), invitation.partner()),
                invitation.state().name().toLowerCase(Locale.ROOT));
    }

    /** Whoever booked it, the pupil's own two teachers, and the project lead; of a protected pupil, who may act for them. */
    private boolean mayKnow(Meeting meeting, Pupil pupil, StaffMember reader) {
        if (pupil.protectedIdentity()) {
            return responsibilities.mayActFor(pupil, reader.userId(), calendar.today(meeting.schoolId()));
        }
        String user = reader.userId();
        return meeting.bookedBy().equals(user)
                || pupil.mentor().equals(user)
                || pupil.primaryContact().equals(Optional.of(user))
                || reader.hasRole(Role.PROJECT_LEAD) && reader.worksAt(meeting.schoolId());
    }
}
