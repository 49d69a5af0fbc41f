package se.sedd.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.sedd.attendance.DayTotal;
import se.sedd.routine.AbsenceRules;

/** Days are told as letters, P for present and A for absent; the contact is marked by a bar before its day. */
@DisplayName("After a closed case a new one needs a new breach")
class NewBreachTest {

    private static final AbsenceRules RULES =
            new AbsenceRules(true, 20, 5, 80, 10, 20, 15, 20, 5, 10, 3, 20, 3, Optional.empty());
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 12);

    private LocalDate contact;

    private Situation after(String story) {
        int bar = story.indexOf('|');
        contact = FIRST.plusDays(bar);
        String letters = story.replace("|", "");
        List<DayTotal> days = new ArrayList<>();
        for (int day = 0; day < letters.length(); day++) {
            int absent = letters.charAt(day) == 'A' ? 300 : 0;
            days.add(new DayTotal(FIRST.plusDays(day), 300, 300, absent, 0, 0, 1));
        }
        return new Situation(FIRST.plusDays(letters.length() - 1), RULES, days);
    }

    private boolean callsForNewCase(Situation situation) {
        return situation.callsForCase(Optional.of(contact));
    }

    @Test
    @DisplayName("the rest of the illness that the call was about is none")
    void restOfTheSpell() {
        Situation situation = after("PPPPPPPPPAAA|AAPPPPPPPPPP");
        assertThat(situation.isStableSince(contact)).isTrue();
        assertThat(callsForNewCase(situation)).isFalse();
    }

    @Test
    @DisplayName("a day away of the ten that closed the case is none")
    void oneOfTen() {
        Situation situation = after("PPPPPPPPPAAA|PPPAPPPPPP");
        assertThat(situation.isStableSince(contact)).isTrue();
        assertThat(callsForNewCase(situation)).isFalse();
    }

    @Test
    @DisplayName("absence after the return is one, and so is never to come back")
    void newBreach() {
        assertThat(callsForNewCase(after("PPPPPPPPPAAA|AAPPPPPPPPPPAA"))).isTrue();
        assertThat(callsForNewCase(after("PPPPPPPPPAAA|AAAAAA"))).isTrue();
    }
}
