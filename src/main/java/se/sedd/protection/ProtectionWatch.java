package se.sedd.protection;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.ScheduledWork;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.NamedHandlers;
import se.sedd.register.ProtectionChanged;
import se.sedd.register.Pupil;
import se.sedd.register.PupilsChanged;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.StaffChanged;
import se.sedd.register.StaffMember;

/**
 * Sees that a marking is set or lifted, and that who may act for a protected pupil has changed: in the transaction of the import
 * that brings it, and every morning, before tasks are handed over, for what only a date brings.
 */
@Component
public class ProtectionWatch implements ScheduledWork {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final LocalTime BEFORE_THE_HANDOVER = LocalTime.of(5, 15);

    private final Register register;
    private final Protections protections;
    private final NamedHandlers handlers;
    private final Responsibilities responsibilities;
    private final ProtectionProcesses processes;
    private final SchoolCalendar calendar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProtectionWatch(
            Register register,
            Protections protections,
            NamedHandlers handlers,
            Responsibilities responsibilities,
            ProtectionProcesses processes,
            SchoolCalendar calendar,
            ApplicationEventPublisher events,
            Clock clock) {
        this.register = register;
        this.protections = protections;
        this.handlers = handlers;
        this.responsibilities = responsibilities;
        this.processes = processes;
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void imported(PupilsChanged change) {
        compare(change.pupilIds());
    }

    @EventListener
    void imported(StaffChanged change) {
        compare(Set.of());
    }

    @Override
    public Instant nextAfter(Instant instant) {
        ZonedDateTime today = instant.atZone(STOCKHOLM).with(BEFORE_THE_HANDOVER);
        return (today.toInstant().isAfter(instant) ? today : today.plusDays(1)).toInstant();
    }

    @Override
    @Transactional
    public void runAt(Instant due) {
        compare(Set.of());
    }

    /** The principal has named the handlers: the pupil's tasks are theirs from now on. */
    @Transactional
    public void named(Pupil pupil) {
        protections.of(pupil.id()).ifPresent(protection -> protections.peopleAre(protection, people(pupil)));
        events.publishEvent(new ProtectionChanged(Set.of(pupil.id())));
    }

    /** @param touched pupils of whom something else may have changed, such as the school */
    private void compare(Set<String> touched) {
        Set<String> marked = protections.markedOn(LocalDate.ofInstant(clock.instant(), STOCKHOLM));
        Map<String, Protection> known = new HashMap<>();
        protections.all().forEach(protection -> known.put(protection.pupilId(), protection));
        Set<String> changed = new HashSet<>();
        known.values().forEach(protection -> {
            Optional<Pupil> pupil = register.pupil(protection.pupilId()).filter(this::needsHandlers);
            boolean moved = pupil.filter(found -> found.schoolId().equals(protection.schoolId()))
                    .isEmpty();
            if (moved) {
                protections.end(protection);
                processes.ended(protection);
                changed.add(protection.pupilId());
            } else if (look(protection, pupil.get()) || touched.contains(protection.pupilId())) {
                changed.add(protection.pupilId());
            }
        });
        Set<String> unknown = new HashSet<>(marked);
        unknown.addAll(changed);
        unknown.stream()
                .filter(pupilId -> protections.of(pupilId).isEmpty())
                .flatMap(pupilId -> register.pupil(pupilId).stream())
                .forEach(pupil -> {
                    if (needsHandlers(pupil)) {
                        begin(pupil);
                        changed.add(pupil.id());
                    } else if (!pupil.protectedIdentity()) {
                        handlers.end(pupil);
                    }
                });
        if (!changed.isEmpty()) {
            events.publishEvent(new ProtectionChanged(changed));
        }
    }

    private void begin(Pupil pupil) {
        Protection begun = protections.begin(pupil, calendar.today(pupil.schoolId()));
        protections.peopleAre(begun, people(pupil));
        processes.begin(begun);
    }

    /** Whether somebody else may act for the pupil than before. With no handler left the question is put again. */
    private boolean look(Protection protection, Pupil pupil) {
        LocalDate today = calendar.today(pupil.schoolId());
        if (handlers.of(pupil, today).isEmpty()) {
            processes.askAgain(protection);
        }
        return protections.peopleAre(protection, people(pupil));
    }

    /** The handlers at work today, and whoever is the principal. */
    private List<String> people(Pupil pupil) {
        LocalDate today = calendar.today(pupil.schoolId());
        return Stream.concat(
                        handlers.of(pupil, today).stream()
                                .filter(handler -> handler.presentOn(today))
                                .map(StaffMember::userId),
                        responsibilities.dutyOf(Role.PRINCIPAL, pupil, today, userId -> 0).owner().stream())
                .sorted()
                .toList();
    }

    private boolean needsHandlers(Pupil pupil) {
        return pupil.protectedIdentity() && pupil.attendsOn(calendar.today(pupil.schoolId()));
    }
}
