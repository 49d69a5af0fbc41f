package se.sedd.register.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import se.sedd.register.imports.LocalImport.Judged;

/**
 * {@code java -jar sedd.jar import KIND FILE}: into the running installation whose address stands in the home folder or is
 * given, else straight into its database. The report goes to standard output.
 *
 * <p>Ends with 0 when the file was published, also now for the second time; 1 when it was refused; 2 when the command could not
 * be carried out.
 */
public final class ImportCommand {

    private static final String NAME = "import";
    private static final int PUBLISHED = 0;
    private static final int REFUSED = 1;
    private static final int IMPOSSIBLE = 2;

    private static final String USAGE = """
            import KIND FILE [--sedd.home=DIR] [--sedd.address=URL] [--sedd.user=NAME]
            KIND: schools, school-days, staff, pupils, guardians or lessons.
            The password is taken from the environment variable SEDD_PASSWORD; the demo's user is admin, its password demo.
            """;

    private ImportCommand() {}

    /** Whether these are the words of this command. */
    public static boolean isAskedFor(String[] words) {
        return words.length > 0 && words[0].equals(NAME);
    }

    /**
     * @param application the whole application, for a stopped installation: who listens to imports hears of this one too
     * @return the exit code
     */
    public static int run(Class<?> application, String[] words) throws InterruptedException {
        List<String> named = new ArrayList<>(List.of(words).subList(1, words.length));
        List<String> options =
                named.stream().filter(word -> word.startsWith("--")).toList();
        named.removeAll(options);
        if (named.size() != 2) {
            System.err.print(USAGE);
            return IMPOSSIBLE;
        }
        String kind = named.get(0);
        Path file = Path.of(named.get(1));
        if (!Files.isReadable(file)) {
            System.err.println("There is no file " + file + " that can be read.");
            return IMPOSSIBLE;
        }
        Path home = Path.of(option(options, "home").orElse("./data"));
        try {
            Optional<URI> running = option(options, "address").map(URI::create).or(() -> runningAt(home));
            return running.isPresent()
                    ? send(running.get(), option(options, "user").orElse("admin"), kind, file)
                    : takeIn(application, options, kind, file);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("The file could not be imported: " + e);
            return IMPOSSIBLE;
        }
    }

    private static Optional<String> option(List<String> options, String name) {
        String beginning = "--sedd." + name + "=";
        return options.stream()
                .filter(option -> option.startsWith(beginning))
                .map(option -> option.substring(beginning.length()))
                .findFirst();
    }

    /** The address that a running installation has left in its home folder, if it still answers there. */
    private static Optional<URI> runningAt(Path home) {
        try {
            URI address = URI.create(Files.readString(home.resolve("address")).strip());
            HttpRequest question = HttpRequest.newBuilder(address.resolve("/actuator/health"))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            HttpClient.newHttpClient().send(question, BodyHandlers.discarding());
            return Optional.of(address);
        } catch (IOException nobodyThere) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static int send(URI address, String user, String kind, Path file) throws IOException, InterruptedException {
        String password = Optional.ofNullable(System.getenv("SEDD_PASSWORD")).orElse("demo");
        String who = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address.resolve("/api/imports/" + kind))
                                .header("Authorization", "Basic " + who)
                                .header("Content-Type", "text/csv")
                                .POST(BodyPublishers.ofFile(file))
                                .build(),
                        BodyHandlers.ofString());
        System.out.println(answer.body());
        return answer.statusCode() < 300 ? PUBLISHED : answer.statusCode() == 422 ? REFUSED : IMPOSSIBLE;
    }

    private static int takeIn(Class<?> application, List<String> options, String kind, Path file) throws IOException {
        boolean profileNamed = options.stream().anyMatch(option -> option.startsWith("--spring.profiles.active="));
        try (ConfigurableApplicationContext sedd = new SpringApplicationBuilder(application)
                .profiles(profileNamed ? new String[] {NAME} : new String[] {"demo", NAME})
                .run(options.toArray(String[]::new))) {
            Judged judged = sedd.getBean(LocalImport.class).judge(kind, file.toAbsolutePath());
            System.out.println(sedd.getBean(ObjectMapper.class).writeValueAsString(judged.report()));
            judged.refusal().ifPresent(System.err::println);
            return judged.refusal().isEmpty() ? PUBLISHED : REFUSED;
        }
    }
}
