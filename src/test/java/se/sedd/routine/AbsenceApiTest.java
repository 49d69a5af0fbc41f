package se.sedd.routine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import se.sedd.Caller;
import se.sedd.SeddTest;
import se.sedd.register.imports.Sent;

@SeddTest
class AbsenceApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void aPupil() {
        Sent.csv(context, "schools", "schoolId,name,country,language\naa,Ekskolan,SE,sv\n")
                .wasTaken();
        Sent.csv(context, "staff", "userId,givenName,familyName,groups,schoolIds\naa-m,A,B,mentor,aa\n")
                .wasTaken();
        Sent.csv(context, "pupils", """
                pupilId,givenName,familyName,schoolId,className,grade,mentor
                aa-1,Anna,Ek,aa,7A,7,aa-m
                aa-2,Anna,Ek,aa,7A,7,aa-m
                """).wasTaken();
        Sent.csv(context, "lessons", """
                lessonId,pupilId,date,start,minutes,reported,validAbsenceMinutes,invalidAbsenceMinutes
                a,aa-1,2026-02-02,08:20,60,true,20,0
                b,aa-1,2026-02-03,08:20,60,true,0,7
                c,aa-1,2026-02-04,08:20,60,false,,
                d,aa-1,2026-02-05,08:20,60,true,0,60
                """).wasTaken();
    }

    @Test
    @DisplayName("the window up to a date, in minutes and per cent, without a name")
    void absence() {
        Caller.Answer answer = Caller.program(port, "admin").get("/api/pupils/aa-1/absence?date=2026-02-04");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"pupilId\":\"aa-1\",\"date\":\"2026-02-04\",\"offeredMinutes\":180,\"reportedMinutes\":120,"
                                + "\"validMinutes\":20,\"invalidMinutes\":7,\"ratePercent\":22.5,\"coveragePercent\":66.7,"
                                + "\"days\":3}");
    }

    @Test
    @DisplayName("without lessons everything is nought, and a new school year starts afresh")
    void nothing() {
        Caller admin = Caller.program(port, "admin");
        assertThat(admin.get("/api/pupils/aa-2/absence?date=2026-02-04")
                        .json()
                        .get("days")
                        .asInt())
                .isZero();
        assertThat(admin.get("/api/pupils/aa-1/absence?date=2026-09-01")
                        .json()
                        .get("offeredMinutes")
                        .asInt())
                .isZero();
        assertThat(admin.get("/api/pupils/aa-1/absence").json().get("date").asText())
                .hasSize(10);
    }

    @Test
    @DisplayName("an unknown pupil and what is no date are answered in a sentence")
    void refused() {
        Caller admin = Caller.program(port, "admin");
        assertThat(admin.get("/api/pupils/nobody/absence").status()).isEqualTo(404);
        Caller.Answer answer = admin.get("/api/pupils/aa-1/absence?date=yesterday");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asText()).contains("åååå-mm-dd");
    }
}
