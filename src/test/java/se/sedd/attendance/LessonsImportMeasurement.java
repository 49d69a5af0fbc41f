package se.sedd.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.context.ConfigurableApplicationContext;
import se.sedd.GroundFloor;
import se.sedd.register.imports.LocalImport;
import se.sedd.register.imports.Sent;

/**
 * How long many lessons take, sorted by date as school systems send them: for example {@code mvn test
 * -Dtest=LessonsImportMeasurement -Dsedd.measure=2000,50} for 2,000 pupils and 50 days of five lessons. Not part of the
 * tests: figures of a shared machine are for people to judge.
 */
@EnabledIfSystemProperty(named = "sedd.measure", matches = "\\d+,\\d+")
class LessonsImportMeasurement {

    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 8, 18);
    private static final int LESSONS_A_DAY = 5;

    @Test
    void measure() throws IOException {
        String[] size = System.getProperty("sedd.measure").split(",");
        int pupils = Integer.parseInt(size[0]);
        int days = Integer.parseInt(size[1]);
        try (ConfigurableApplicationContext context = GroundFloor.startOnDisk()) {
            Sent.csv(context, "schools", "schoolId,name,country,language\nm,Mätskolan,SE,sv\n")
                    .wasTaken();
            Sent.csv(context, "staff", "userId,givenName,familyName,groups,schoolIds\nmm,A,B,mentor,m\n")
                    .wasTaken();
            timed(
                    "pupils",
                    () -> Sent.csv(
                                    context,
                                    "pupils",
                                    IntStream.range(0, pupils)
                                            .mapToObj(p -> "p" + p + ",Ada,Ek,m,7A,7,mm\n")
                                            .collect(Collectors.joining(
                                                    "",
                                                    "pupilId,givenName,familyName,schoolId,className,grade,mentor\n",
                                                    "")))
                            .wasTaken());
            Path all = file(pupils, 0, days);
            timed("lessons, " + pupils * days * LESSONS_A_DAY + " rows", () -> take(context, all));
            Path next = file(pupils, days, days + 1);
            timed("the next day", () -> take(context, next));
            Attendance attendance = context.getBean(Attendance.class);
            timed("each pupil", () -> attendance.eachPupil("m", FIRST_DAY, FIRST_DAY.plusYears(1), (p, d) -> {}));
            Path home = Path.of(context.getEnvironment().getRequiredProperty("sedd.home"));
            System.out.printf("database %,d bytes%n", Files.size(home.resolve("sedd.mv.db")));
        }
    }

    private static void take(ConfigurableApplicationContext context, Path file) {
        LocalImport.Result result = context.getBean(LocalImport.class).take("lessons", file);
        assertThat(result.refusal()).isEmpty();
    }

    /** Elapsed time, and the processor time of this thread alone, which a busy machine does not stretch. */
    private static void timed(String what, Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        work.run();
        long elapsed = System.nanoTime() - start;
        System.out.printf(
                "%s: %d ms, processor %d ms%n",
                what, elapsed / 1_000_000, (threads.getCurrentThreadCpuTime() - cpu) / 1_000_000);
    }

    private static Path file(int pupils, int from, int to) throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "lessons", ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("lessonId,pupilId,date,start,minutes,reported,validAbsenceMinutes,invalidAbsenceMinutes,"
                    + "otherAttendanceMinutes,subject,teacher,absenceReason,cancelled\n");
            for (int day = from; day < to; day++) {
                LocalDate date = FIRST_DAY.plusDays(day / 5 * 7L + day % 5);
                for (int pupil = 0; pupil < pupils; pupil++) {
                    for (int lesson = 0; lesson < LESSONS_A_DAY; lesson++) {
                        int absent = (pupil + day) % 17 == 0 ? 60 : 0;
                        out.write("l-" + day + "-" + pupil / 25 + "-" + lesson + ",p" + pupil + "," + date + ",1"
                                + lesson + ":20,60,true," + (absent / 2) + "," + (absent / 2) + ",0,Ämne " + lesson
                                + ",lärare" + lesson + ",,false\n");
                    }
                }
            }
        }
        file.toFile().deleteOnExit();
        return file;
    }
}
