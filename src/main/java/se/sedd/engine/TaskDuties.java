package se.sedd.engine;

import java.util.List;
import se.sedd.register.Duty;

/** Whose each open task of a feature's processes is today. What is somebody else's by the morning is handed over. */
public interface TaskDuties {

    /** Keys of the processes whose tasks these are. */
    List<String> processes();

    /**
     * @param task id of the user task in its model
     * @param number the process instance's business key
     */
    Duty of(String task, String number);
}
