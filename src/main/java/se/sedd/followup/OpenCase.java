package se.sedd.followup;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Pupil;

/** Opens a case because somebody is worried, whatever the figures say. */
@Component
public class OpenCase {

    private final CaseRegistry cases;
    private final CaseProcesses processes;
    private final SchoolCalendar calendar;

    OpenCase(CaseRegistry cases, CaseProcesses processes, SchoolCalendar calendar) {
        this.cases = cases;
        this.processes = processes;
        this.calendar = calendar;
    }

    /** @return the case number */
    @Transactional
    public String byStaff(Pupil pupil, String reason) {
        LocalDate today = calendar.today(pupil.schoolId());
        String number = cases.nextNumber(today);
        LocalDate callDue = calendar.plus(pupil.schoolId(), today, 1);
        cases.open(number, pupil.id(), pupil.ref(), pupil.schoolId(), today, reason, callDue);
        processes.start(number, pupil, true);
        return number;
    }
}
