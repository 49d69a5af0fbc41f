package se.sedd.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * axe-core on a page as it stands in the browser. Where the npm package is missing the tests say so and are skipped;
 * {@code SEDD_REQUIRE_TOOLS=true}, as in continuous integration, makes that a failure.
 */
final class Axe {

    private static final Path SCRIPT = Path.of("tools", "models", "node_modules", "axe-core", "axe.min.js");

    private Axe() {}

    /** What axe calls serious or critical, each with the first places where it is. */
    @SuppressWarnings("unchecked")
    static List<String> findings(Page page) {
        page.evaluate(script());
        return (List<String>) page.evaluate("""
                async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                  .filter(found => ['serious', 'critical'].includes(found.impact))
                  .map(found => `${found.impact} ${found.id}: ${found.help}; `
                    + found.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | '))
                """);
    }

    private static String script() {
        if (!Files.exists(SCRIPT)) {
            String reason = "The npm packages of tools/models are not installed. Run: npm ci --prefix tools/models";
            if ("true".equals(System.getenv("SEDD_REQUIRE_TOOLS"))) {
                fail(reason);
            }
            abort(reason);
        }
        try {
            return Files.readString(SCRIPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
