package se.sedd.routine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.sedd.engine.DecisionRow;

@DisplayName("Møtetider: a row of the table that nobody can keep gives no meetings on its days and stops nothing else")
class MeetingHoursTest {

    @ParameterizedTest
    @CsvSource({
        "15:00, 13:00, 30, Rom",
        "13:00, 13:00, 30, Rom",
        "13:00, 13:20, 30, Rom",
        "13:00, 15:00, 0, Rom",
        "13:00, 15:00, -30, Rom",
        "13:00, 15:00, 1, Rom",
        "13:00, 15:00, 7.5, Rom",
        "13:00, 15:00, tretti, Rom",
        "13:00, 15:00, , Rom",
        "13:00, 15:00, 30, ",
        "13:00, , 30, Rom",
        "kl 13, 15:00, 30, Rom",
        "9:00, 15:00, 30, Rom",
        "25:00, 26:00, 30, Rom",
        ", , , "
    })
    void broken(String firstStart, String lastEnd, String minutes, String room) {
        assertThat(MeetingHours.of(row(firstStart, lastEnd, minutes, room))).isEmpty();
    }

    @Test
    @DisplayName("and one that is just long enough for one meeting gives it")
    void justEnough() {
        assertThat(MeetingHours.of(row("13:00", "13:30", "30", "Rom"))).isPresent();
    }

    private static DecisionRow row(String firstStart, String lastEnd, String minutes, String room) {
        Map<String, Object> outputs = new HashMap<>();
        outputs.put("firstStart", firstStart);
        outputs.put("lastEnd", lastEnd);
        outputs.put("minutes", minutes);
        outputs.put("room", room);
        return new DecisionRow(outputs);
    }
}
