package se.sedd.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.GroundFloor;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseErrorsWithoutValuesTest {

    @Test
    @DisplayName("a value that the database refused is not in the log, the error is")
    void refusedValue(CapturedOutput output) {
        JdbcClient jdbc = GroundFloor.shared().getBean(JdbcClient.class);
        Throwable refused = catchThrowable(() -> {
            for (int twice = 0; twice < 2; twice++) {
                jdbc.sql(
                                "insert into sedd.school (school_id, name, country, language, school_form) values (?, 'Provskolan', 'SE', 'sv', 'COMPULSORY')")
                        .param("kanarieskolan")
                        .update();
            }
        });
        assertThat(refused).as("said by the database").hasMessageContaining("kanarieskolan");
        LoggerFactory.getLogger(getClass())
                .error("A call failed", new IllegalStateException("wrapped: " + refused.getMessage(), refused));
        assertThat(output).contains("A call failed", "SQL state 23505").doesNotContain("kanarieskolan");
    }
}
