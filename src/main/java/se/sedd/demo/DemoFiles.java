package se.sedd.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import se.sedd.demo.Town.Away;
import se.sedd.demo.Town.Child;
import se.sedd.demo.Town.Closed;
import se.sedd.demo.Town.DemoSchool;
import se.sedd.demo.Town.Employee;
import se.sedd.demo.Town.Parent;

/** Writes the town as the CSV files that any school would send: the columns of the imports, nothing the imports do not know. */
final class DemoFiles {

    private DemoFiles() {}

    static void schools(Town town, Path file) throws IOException {
        write(
                file,
                "schoolId,name,country,language,municipality,district,organiser,schoolForm",
                csv -> town.schools()
                        .forEach(school -> csv.writeRecord(
                                school.id(),
                                school.name(),
                                school.country(),
                                school.language(),
                                school.municipality(),
                                school.district(),
                                school.country().equals("NO") ? "Oslo kommune" : school.municipality() + "s kommun",
                                "compulsory")));
    }

    static void schoolDays(Town town, Path file) throws IOException {
        write(file, "schoolId,date,kind", csv -> {
            for (DemoSchool school : town.schools()) {
                for (Closed closed : school.closed()) {
                    closed.first()
                            .datesUntil(closed.last().plusDays(1))
                            .forEach(day -> csv.writeRecord(school.id(), day.toString(), "holiday"));
                }
            }
        });
    }

    /** What the Oslo school and its neighbourhood have for single pupils. */
    static void offers(Path file) throws IOException {
        copy("offers.csv", file);
    }

    /** Who of the district's staff is at the Oslo school on which days. */
    static void presences(Path file) throws IOException {
        copy("presences.csv", file);
    }

    static void staff(Town town, Path file) throws IOException {
        write(
                file,
                "userId,givenName,familyName,groups,schoolIds,email,phone,phoneHour,awayFrom,awayUntil,deputy,grades,until,office,leadsOffice",
                csv -> town.staff().forEach(person -> csv.writeRecord(staff(person))));
    }

    private static List<String> staff(Employee person) {
        Optional<Away> away = person.away();
        return List.of(
                person.userId(),
                person.givenName(),
                person.familyName(),
                String.join("|", person.groups()),
                String.join("|", person.schoolIds()),
                person.email(),
                person.phone(),
                person.phoneHour(),
                away.map(Away::from).map(LocalDate::toString).orElse(""),
                away.map(Away::until).map(LocalDate::toString).orElse(""),
                away.map(Away::deputy).orElse(""),
                String.join("|", person.grades()),
                "",
                person.office(),
                person.leadsOffice() ? "true" : "");
    }

    static void pupils(Town town, Path file) throws IOException {
        write(
                file,
                "pupilId,givenName,familyName,schoolId,className,grade,mentor,pupilGroup,primaryContact,district,"
                        + "homeLanguage,securityMarking,birthDate,homeMunicipality,enrolment,reducedTimetable,until",
                csv -> town.children().forEach(child -> csv.writeRecord(pupil(child))));
    }

    private static List<String> pupil(Child child) {
        return List.of(
                child.id(),
                child.givenName(),
                child.familyName(),
                child.group().schoolId(),
                child.group().name(),
                child.group().grade(),
                child.group().mentor(),
                child.group().name(),
                child.group().primaryContact(),
                child.district(),
                child.homeLanguage(),
                child.marking(),
                child.birthDate().toString(),
                child.homeMunicipality(),
                child.enrolment(),
                Boolean.toString(child.reducedTimetable()),
                child.until().map(LocalDate::toString).orElse(""));
    }

    static void guardians(Town town, Path file) throws IOException {
        write(
                file,
                "guardianId,pupilId,givenName,familyName,phone,email,language,receivesLetters,receivesNotices,street,"
                        + "postalCode,city,relation,interpreter,securityMarking,until",
                csv -> town.parents().forEach(parent -> csv.writeRecord(guardian(parent))));
    }

    private static List<String> guardian(Parent parent) {
        return List.of(
                parent.id(),
                parent.pupilId(),
                parent.givenName(),
                parent.familyName(),
                parent.phone(),
                parent.email(),
                parent.language(),
                Boolean.toString(parent.receivesLetters()),
                Boolean.toString(parent.receivesNotices()),
                parent.street(),
                parent.postalCode(),
                parent.city(),
                parent.relation(),
                Boolean.toString(parent.interpreter()),
                parent.marking(),
                "");
    }

    /** @param rows hands every row of the register to what it is given */
    static void lessons(Consumer<Consumer<Lessons.Row>> rows, Path file) throws IOException {
        write(
                file,
                "lessonId,pupilId,date,start,minutes,reported,validAbsenceMinutes,invalidAbsenceMinutes,"
                        + "otherAttendanceMinutes,subject,teacher,absenceReason,cancelled",
                csv -> rows.accept(row -> csv.writeRecord(
                        row.lessonId(),
                        row.pupilId(),
                        row.date().toString(),
                        row.start(),
                        Integer.toString(row.minutes()),
                        Boolean.toString(row.reported()),
                        Integer.toString(row.valid()),
                        Integer.toString(row.invalid()),
                        Integer.toString(row.other()),
                        row.subject(),
                        row.teacher(),
                        row.reason(),
                        Boolean.toString(row.cancelled()))));
    }

    private static void copy(String bundled, Path file) throws IOException {
        try (InputStream rows = DemoFiles.class.getResourceAsStream(bundled)) {
            Files.copy(rows, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void write(Path file, String header, Consumer<CsvWriter> rows) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(header.split(","));
            rows.accept(csv);
        }
    }
}
