package se.sedd.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everybody of the demo: seven schools in three municipalities, who works there, their pupils and the pupils' homes. All of it
 * is invented. {@link TownBuilder} builds it from the seed alone, so it is the same after every start.
 */
record Town(List<DemoSchool> schools, List<Employee> staff, List<Child> children, List<Parent> parents) {

    record DemoSchool(
            int number,
            String id,
            String name,
            String country,
            String language,
            String municipality,
            String district,
            List<DemoClass> classes,
            List<Closed> closed) {}

    /** Days without school, both ends included. */
    record Closed(LocalDate first, LocalDate last) {}

    /**
     * @param key the class's own number in every throw of the dice
     * @param teachers user ids of the whole school's teachers, in a fixed order
     */
    record DemoClass(
            long key,
            int place,
            String schoolId,
            boolean norwegian,
            String name,
            String grade,
            int size,
            String mentor,
            String primaryContact,
            List<String> teachers) {

        /** The year group as a number, the reception class as 0. */
        int year() {
            return grade.equals("F") ? 0 : Integer.parseInt(grade);
        }
    }

    record Employee(
            String userId,
            String givenName,
            String familyName,
            List<String> groups,
            List<String> schoolIds,
            String email,
            String phone,
            String phoneHour,
            Optional<Away> away,
            List<String> grades,
            String office,
            boolean leadsOffice) {}

    record Away(LocalDate from, LocalDate until, String deputy) {}

    /**
     * @param key the pupil's own number in every throw of the dice
     * @param place number in the class, from 0
     */
    record Child(
            long key,
            String id,
            String givenName,
            String familyName,
            DemoClass group,
            int place,
            String district,
            String homeLanguage,
            String marking,
            LocalDate birthDate,
            String homeMunicipality,
            String enrolment,
            boolean reducedTimetable,
            Optional<LocalDate> until) {

        boolean hasLessonsOn(LocalDate day) {
            return enrolment.equals("regular")
                    && until.map(last -> !day.isAfter(last)).orElse(true);
        }
    }

    record Parent(
            String id,
            String pupilId,
            String givenName,
            String familyName,
            String phone,
            String email,
            String language,
            boolean receivesLetters,
            boolean receivesNotices,
            String street,
            String postalCode,
            String city,
            String relation,
            boolean interpreter,
            String marking) {}

    List<Child> childrenOf(String schoolId) {
        return children.stream()
                .filter(child -> child.group().schoolId().equals(schoolId))
                .toList();
    }
}
