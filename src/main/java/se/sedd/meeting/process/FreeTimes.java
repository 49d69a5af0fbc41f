package se.sedd.meeting.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.EveryDay;
import se.sedd.calendar.ScheduledWork;
import se.sedd.engine.AsRoutine;
import se.sedd.engine.Choices;
import se.sedd.engine.Sentences;
import se.sedd.meeting.MeetingDates;
import se.sedd.meeting.MeetingSlots;
import se.sedd.meeting.Slot;
import se.sedd.meeting.TimeGivenUp;
import se.sedd.register.Register;

/**
 * The free times that <em>Velg møtetid</em> offers. They are written down when the task begins; every morning, and when somebody
 * gives up a time, those who are still choosing get the times of that moment.
 */
@Component
class FreeTimes implements ScheduledWork {

    static final String NO_TIME_FITS = "none";

    private static final Sentences SENTENCES = new Sentences("se.sedd.meeting.sentences");
    private static final EveryDay MORNING = new EveryDay(LocalTime.of(5, 45));
    private static final int OFFERED = 24;

    private final MeetingSlots slots;
    private final MeetingDates dates;
    private final Register register;
    private final TaskService tasks;
    private final AsRoutine asRoutine;

    FreeTimes(MeetingSlots slots, MeetingDates dates, Register register, TaskService tasks, AsRoutine asRoutine) {
        this.slots = slots;
        this.dates = dates;
        this.register = register;
        this.tasks = tasks;
        this.asRoutine = asRoutine;
    }

    /** The next free times of the school, those that leave the partners too little time to answer marked, and, last, that none of them fits. */
    Choices of(String schoolId) {
        Choices times = new Choices();
        LocalDate inTime = dates.firstWithTimeToAnswer(schoolId);
        for (Slot slot : slots.nextFree(register.school(schoolId).orElseThrow(), OFFERED)) {
            times.add(
                    slot.id(),
                    slot.day().isBefore(inTime) ? SENTENCES.of("short-notice", slot.inWords()) : slot.inWords());
        }
        return times.add(NO_TIME_FITS, SENTENCES.of("no-time-fits"));
    }

    @Override
    public Instant nextAfter(Instant instant) {
        return MORNING.nextAfter(instant);
    }

    @Override
    @Transactional
    public void runAt(Instant due) {
        asRoutine.run(() -> offer(tasks.createTaskQuery()
                .taskDefinitionKey(MultidisciplinaryMeeting.CHOOSE_SLOT)
                .list()));
    }

    @EventListener
    void givenUp(TimeGivenUp event) {
        asRoutine.run(() -> offer(tasks.createTaskQuery()
                .taskDefinitionKey(MultidisciplinaryMeeting.CHOOSE_SLOT)
                .tenantIdIn(event.schoolId())
                .list()));
    }

    private void offer(List<Task> choosing) {
        choosing.forEach(task -> tasks.setVariableLocal(
                task.getId(),
                Choices.variable(MultidisciplinaryMeeting.SLOT.name()),
                of(task.getTenantId()).toEngine()));
    }
}
