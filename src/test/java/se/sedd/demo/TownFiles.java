package se.sedd.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.demo.Town.DemoSchool;

/** The files with which the demo begins, written to a folder for tests that want them as text. */
public final class TownFiles {

    @FunctionalInterface
    private interface Writer {
        void write(Path file) throws IOException;
    }

    private final Town town = TownBuilder.build(TownBuilder.SEED);
    private final Path folder;

    public TownFiles(Path folder) {
        this.folder = folder;
    }

    /** Schools, their days, and people, by kind, in the order in which they are imported. */
    public Map<String, Path> register() {
        Map<String, Path> files = new LinkedHashMap<>();
        files.put("schools", written("schools", file -> DemoFiles.schools(town, file)));
        files.put("school-days", written("school-days", file -> DemoFiles.schoolDays(town, file)));
        files.put("staff", written("staff", file -> DemoFiles.staff(town, file)));
        files.put("pupils", written("pupils", file -> DemoFiles.pupils(town, file)));
        files.put("guardians", written("guardians", file -> DemoFiles.guardians(town, file)));
        return files;
    }

    /**
     * Eight weeks of lessons, by school.
     *
     * @param calendar knows the school days of {@link #register()} already: the generator writes no lessons on other days
     */
    public Map<String, Path> lessons(SchoolCalendar calendar) {
        return lessons(calendar, town.schools().stream().map(DemoSchool::id).toList());
    }

    /** The same for some schools only. */
    Map<String, Path> lessons(SchoolCalendar calendar, List<String> schoolIds) {
        Lessons lessons = new Lessons(town, new Dice(TownBuilder.SEED), new SchoolDays(calendar::isSchoolDay));
        Map<String, Path> files = new LinkedHashMap<>();
        town.schools().stream()
                .filter(school -> schoolIds.contains(school.id()))
                .forEach(school -> files.put(
                        school.id(),
                        written(
                                "lessons-" + school.id(),
                                file -> DemoFiles.lessons(
                                        rows -> lessons.known(
                                                school,
                                                DemoData.FIRST_LESSONS,
                                                DemoData.LAST_LESSONS,
                                                DemoData.LAST_LESSONS,
                                                rows),
                                        file))));
        return files;
    }

    private Path written(String name, Writer writer) {
        Path file = folder.resolve(name + ".csv");
        try {
            writer.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
