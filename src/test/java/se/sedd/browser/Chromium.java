package se.sedd.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one browser that all browser tests share. It is the machine's own Chromium: the environment variable
 * {@code SEDD_CHROMIUM} names it, else it is looked for in the usual places. Without one the tests are skipped, and say so;
 * {@code SEDD_REQUIRE_TOOLS=true}, as in continuous integration, makes that a failure.
 */
public final class Chromium {

    private static final List<String> USUAL_PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private static Browser browser;

    private Chromium() {}

    /** A fresh profile set to Swedish, which the test closes. */
    static BrowserContext profile(int width, int height) {
        return profile(width, height, "sv-SE");
    }

    /** A fresh profile set to this language, which the test closes. */
    public static BrowserContext profile(int width, int height, String language) {
        return browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale(language)
                        .setTimezoneId("Europe/Stockholm")
                        .setViewportSize(width, height));
    }

    private static synchronized Browser browser() {
        if (browser == null) {
            Path executable = executable();
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
        }
        return browser;
    }

    private static Path executable() {
        Optional<Path> found = Stream.concat(
                        Optional.ofNullable(System.getenv("SEDD_CHROMIUM")).stream(), USUAL_PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        String missing =
                "No Chromium on this machine: install one or name it in SEDD_CHROMIUM to run the browser tests.";
        if (found.isEmpty() && "true".equals(System.getenv("SEDD_REQUIRE_TOOLS"))) {
            fail(missing);
        }
        assumeTrue(found.isPresent(), missing);
        return found.orElseThrow();
    }
}
