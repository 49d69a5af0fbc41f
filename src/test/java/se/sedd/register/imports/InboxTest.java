package se.sedd.register.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import se.sedd.SeddApplication;
import se.sedd.SeddTest;
import se.sedd.TestDatabase;
import se.sedd.register.Register;

@SeddTest
@DisplayName("Files by folder and by command")
class InboxTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Register register;

    @Value("${sedd.home}")
    Path home;

    @LocalServerPort
    int port;

    String school;

    @BeforeEach
    void name() {
        school = "inbox" + UUID.randomUUID().toString().substring(0, 8);
    }

    private String schools() {
        return "schoolId,name,country,language\n" + school + ",Lådskolan,SE,sv\n";
    }

    private String pupils(int count) {
        StringBuilder csv = new StringBuilder("pupilId,givenName,familyName,schoolId,className,grade,mentor\n");
        for (int n = 1; n <= count; n++) {
            csv.append("%s-%d,Prov,Provelev,%s,3A,3,m-%s\n".formatted(school, n, school, school));
        }
        return csv.toString();
    }

    private String staff() {
        return "userId,givenName,familyName,groups,schoolIds\nm-%s,Prov,Mentor,mentor,%s\n".formatted(school, school);
    }

    private Path inbox() {
        return home.resolve("inbox");
    }

    private JsonNode report(String where, String file) throws IOException {
        Path report = inbox().resolve(where).resolve(file + ".report.json");
        await().atMost(2, MINUTES).until(() -> Files.exists(report) && Files.notExists(inbox().resolve(file)));
        return report(report);
    }

    private static JsonNode report(Path report) throws IOException {
        return new ObjectMapper().readTree(report.toFile());
    }

    @Test
    @DisplayName("what one file needs of another comes first, whatever the order they are dropped in")
    void inOrder() throws IOException {
        Files.writeString(inbox().resolve("pupils-" + school + ".csv"), pupils(3));
        Files.writeString(inbox().resolve("staff-" + school + ".csv"), staff());
        Files.writeString(inbox().resolve("schools-" + school + ".csv"), schools());
        assertThat(report("taken", "pupils-" + school + ".csv").get("accepted").asInt())
                .isEqualTo(3);
        assertThat(register.pupilsOf(school)).hasSize(3);
    }

    @Test
    @DisplayName("a file that is still being written is left alone until it rests, and so are those beside it")
    void halfWritten() throws IOException {
        Sent.csv(context, "schools", schools()).wasTaken();
        Path ownHome = Files.createTempDirectory(home.resolve("tmp"), "slow");
        Path own = Files.createDirectories(ownHome.resolve("inbox"));
        Inbox atTheSecondLook = inbox(ownHome, Duration.ZERO);
        Path beside = Files.writeString(own.resolve("staff.csv"), staff());
        Path file = own.resolve("pupils.csv");
        String whole = pupils(400);
        int piece = whole.length() / 8;
        for (int written = 0; written < whole.length(); written += piece) {
            Files.writeString(
                    file,
                    whole.substring(written, Math.min(whole.length(), written + piece)),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            atTheSecondLook.look();
            assertThat(register.pupilsOf(school)).isEmpty();
            assertThat(beside).exists();
        }
        Inbox afterAnHour = inbox(ownHome, Duration.ofHours(1));
        afterAnHour.look();
        afterAnHour.look();
        assertThat(file).exists();

        atTheSecondLook.look();
        assertThat(beside).doesNotExist();
        assertThat(report(own.resolve("taken/pupils.csv.report.json"))
                        .get("rows")
                        .asInt())
                .isEqualTo(400);
        assertThat(register.pupilsOf(school)).hasSize(400);
    }

    /** One that looks when it is told to, into a home of its own. */
    private Inbox inbox(Path ownHome, Duration quiet) {
        return new Inbox(context.getBean(LocalImport.class), new ObjectMapper(), ownHome, quiet);
    }

    @Test
    @DisplayName("a file that is refused lies there with its report, one of no kind lies there without")
    void refused() throws IOException {
        String name = "pupils-" + school + ".csv";
        Files.writeString(inbox().resolve(name), pupils(3));
        assertThat(report("refused", name).get("problems").get(0).get("line").asInt())
                .isEqualTo(2);
        Path unknown = inbox().resolve("results-" + school + ".csv");
        Files.writeString(unknown, "a,b\n1,2\n");
        await().atMost(2, MINUTES)
                .until(() -> Files.exists(inbox().resolve("refused").resolve(unknown.getFileName())));
    }

    @Test
    @DisplayName("the command finds the running installation by the address in its home folder")
    void commandToTheRunning() throws Exception {
        assertThat(Files.readString(home.resolve("address")).strip()).isEqualTo("http://127.0.0.1:" + port);
        Path file = Files.writeString(home.resolve("tmp").resolve(school + ".csv"), schools());
        assertThat(command("schools", file)).isZero();
        assertThat(register.school(school)).isPresent();
        assertThat(command("schools", file)).as("again").isZero();
        Files.writeString(file, pupils(2));
        assertThat(command("pupils", file)).as("refused").isEqualTo(1);
        assertThat(command("results", file)).as("no such kind").isEqualTo(2);
        assertThat(command("pupils", file.resolveSibling("nothing.csv")))
                .as("no such file")
                .isEqualTo(2);
    }

    private int command(String kind, Path file) throws InterruptedException {
        PrintStream before = System.out;
        try {
            System.setOut(new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
            return ImportCommand.run(
                    SeddApplication.class, new String[] {"import", kind, file.toString(), "--sedd.home=" + home});
        } finally {
            System.setOut(before);
        }
    }

    @Test
    @DisplayName("the command takes a file into an installation that is stopped")
    void commandToTheStopped() throws Exception {
        Path stopped = Files.createTempDirectory(home.resolve("tmp"), "stopped");
        Path file = Files.writeString(stopped.resolve("schools.csv"), schools());
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // a start, and little more: done with little more than half the work
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                SeddApplication.class.getName(),
                "import",
                "schools",
                file.toString(),
                "--sedd.home=" + stopped));
        words.addAll(Arrays.asList(TestDatabase.arguments(TestDatabase.in(stopped))));
        for (int time = 1; time <= 2; time++) {
            Process command =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(command.getInputStream().readAllBytes(), UTF_8);
            assertThat(command.waitFor()).as(said).isZero();
            assertThat(said).contains("\"accepted\":1");
        }
        assertThat(stopped.resolve("address")).doesNotExist();
    }

    /** The build's own starter jar names the whole class path a second time. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("surefirebooter"))
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
