package se.sedd.followup;

import java.util.Locale;

/** Whether somebody has a task in the case, it rests with owner and date, or it is over. */
public enum CaseState {
    OPEN,
    RESTING,
    CLOSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
