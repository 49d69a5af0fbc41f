package se.sedd.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.demo.Town.DemoSchool;
import se.sedd.register.imports.LocalImport;

/** The demo's town on its way in: as files, through the imports that every other school system uses. */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "sedd.demo.data", havingValue = "municipality")
class DemoData {

    /** The first and the last day of the lessons that a new home begins with. */
    static final LocalDate FIRST_LESSONS = LocalDate.of(2026, 1, 19);

    static final LocalDate LAST_LESSONS = LocalDate.of(2026, 3, 13);

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    @FunctionalInterface
    private interface Writer {
        void write(Path file) throws IOException;
    }

    private final LocalImport imports;
    private final Path folder;
    private final Town town = TownBuilder.build(TownBuilder.SEED);
    private final SchoolDays days;
    private final Lessons lessons;

    DemoData(LocalImport imports, SchoolCalendar calendar, @Value("${sedd.home}") Path home) {
        this.imports = imports;
        this.folder = home.toAbsolutePath().resolve("tmp");
        this.days = new SchoolDays(calendar::isSchoolDay);
        this.lessons = new Lessons(town, new Dice(TownBuilder.SEED), days);
    }

    /** Schools, people and eight weeks of lessons. */
    void importTown() {
        take("schools", file -> DemoFiles.schools(town, file));
        take("school-days", file -> DemoFiles.schoolDays(town, file));
        take("staff", file -> DemoFiles.staff(town, file));
        take("pupils", file -> DemoFiles.pupils(town, file));
        take("guardians", file -> DemoFiles.guardians(town, file));
        take("offers", DemoFiles::offers);
        take("presences", DemoFiles::presences);
        int imported = 0;
        for (DemoSchool school : town.schools()) {
            log.info(
                    "Demo: lessons of {} ({} of {})",
                    school.name(),
                    ++imported,
                    town.schools().size());
            take(
                    "lessons",
                    file -> DemoFiles.lessons(
                            rows -> lessons.known(school, FIRST_LESSONS, LAST_LESSONS, LAST_LESSONS, rows), file));
        }
    }

    /** What each school's system sends at the end of a school day. */
    void importNews(LocalDate today) {
        for (DemoSchool school : town.schools()) {
            if (days.open(school.id(), today)) {
                take("lessons", file -> DemoFiles.lessons(rows -> lessons.news(school, today, rows), file));
            }
        }
    }

    /** What each school's system sends during a school day. */
    void importSoFar(LocalDate today, LocalTime now) {
        for (DemoSchool school : town.schools()) {
            if (days.open(school.id(), today)) {
                take("lessons", file -> DemoFiles.lessons(rows -> lessons.soFar(school, today, now, rows), file));
            }
        }
    }

    private void take(String kind, Writer writer) {
        try {
            Path file = Files.createTempFile(folder, "demo-" + kind, ".csv");
            try {
                writer.write(file);
                LocalImport.Result result = imports.take(kind, file);
                if (result.refusal().isPresent() || result.quarantined() > 0) {
                    throw new IllegalStateException("The demo's " + kind + " do not fit the import: "
                            + result.refusal().or(result::firstProblem).orElse(""));
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
