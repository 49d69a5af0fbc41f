package se.sedd.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import se.sedd.SeddTest;
import se.sedd.register.Guardian;
import se.sedd.register.Marking;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Role;

@SeddTest
class RegisterImportTest {

    private static final String PUPILS = "pupilId,givenName,familyName,schoolId,className,grade,mentor";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Register register;

    @BeforeEach
    void aSchoolWithAMentor() {
        Sent.csv(context, "schools", """
                schoolId,name,country,language,municipality
                ri-1,Björkskolan,SE,sv,Ekstad
                """).wasTaken();
        Sent.csv(context, "staff", """
                userId,givenName,familyName,groups,schoolIds
                ri-mentor,Åsa,Öberg,mentor,ri-1
                """).wasTaken();
    }

    @Test
    @DisplayName("what a file says can be read back, in either separator and with a byte order mark")
    void readsBack() {
        Sent.csv(context, "staff", """
                \uFEFFuserId;givenName;familyName;groups;schoolIds;awayFrom;awayUntil;deputy;grades;until
                ri-coord;Ylva;Ås;coordinator|mentor;ri-1;2026-03-02;2026-03-06;ri-mentor;7|8;2026-06-12
                """).wasTaken();
        var person = register.staff("ri-coord").orElseThrow();
        assertThat(person.name()).isEqualTo("Ylva Ås");
        assertThat(person.groups()).containsExactlyInAnyOrder(Role.COORDINATOR, Role.MENTOR);
        assertThat(person.grades()).containsExactly("7", "8");
        assertThat(person.deputy()).contains("ri-mentor");
        assertThat(register.staffOf("ri-1", Role.COORDINATOR))
                .extracting("userId")
                .containsExactly("ri-coord");
        assertThat(register.staffOf("ri-2", Role.COORDINATOR)).isEmpty();
    }

    @Test
    @DisplayName("a file adds and changes: rows and columns it does not mention stay, an empty value clears")
    void addsAndChanges() {
        Sent.csv(
                        context,
                        "pupils",
                        PUPILS + ",homeLanguage,securityMarking\n"
                                + "ri-p1,Ali,Åström,ri-1,7A,7,ri-mentor,so,confidential\n"
                                + "ri-p2,Bo,Ek,ri-1,7A,7,ri-mentor,sv,none\n")
                .wasTaken();
        Pupil before = register.pupil("ri-p1").orElseThrow();
        Sent.csv(context, "pupils", PUPILS + "\nri-p1,Ali,Åström,ri-1,8A,8,ri-mentor\n")
                .wasTaken();
        Pupil after = register.pupil("ri-p1").orElseThrow();
        assertThat(after.className()).isEqualTo("8A");
        assertThat(after.homeLanguage()).contains("so");
        assertThat(after.marking()).isEqualTo(Marking.CONFIDENTIAL);
        assertThat(after.ref()).isEqualTo(before.ref()).isNotEqualTo("ri-p1");
        assertThat(register.pupilByRef(after.ref())).contains(after);
        assertThat(register.pupil("ri-p2")).isPresent();

        Sent.csv(context, "pupils", PUPILS + ",homeLanguage\nri-p1,Ali,Åström,ri-1,8A,8,ri-mentor,\n")
                .wasTaken();
        assertThat(register.pupil("ri-p1").orElseThrow().homeLanguage()).isEmpty();
    }

    @Test
    @DisplayName("guardians keep their number, and a marked guardian protects the pupil")
    void guardians() {
        Sent.csv(context, "pupils", PUPILS + "\nri-g1,Ida,Ek,ri-1,7A,7,ri-mentor\n")
                .wasTaken();
        Sent.csv(context, "guardians", """
                guardianId,pupilId,givenName,familyName,phone,receivesLetters
                ri-z,ri-g1,Zoe,Ek,070-1,true
                ri-a,ri-g1,Adam,Ek,070-2,false
                """).wasTaken();
        assertThat(register.guardiansOf("ri-g1")).extracting(Guardian::id).containsExactly("ri-z", "ri-a");
        assertThat(register.pupil("ri-g1").orElseThrow().protectedIdentity()).isFalse();
        Sent.csv(context, "guardians", """
                guardianId,pupilId,givenName,familyName,securityMarking
                ri-a,ri-g1,Adam,Ek,protected
                """).wasTaken();
        assertThat(register.guardiansOf("ri-g1")).extracting(Guardian::id).containsExactly("ri-z", "ri-a");
        assertThat(register.pupil("ri-g1").orElseThrow().protectedIdentity()).isTrue();
    }

    @Test
    @DisplayName("the same file again changes nothing, also after another file has changed the row")
    void sameFileAgain() {
        String first = PUPILS + "\nri-s1,Eva,Ek,ri-1,7A,7,ri-mentor\n";
        Sent taken = Sent.csv(context, "pupils", first).wasTaken();
        Sent.csv(context, "pupils", PUPILS + "\nri-s1,Eva,Ek,ri-1,7B,7,ri-mentor\n")
                .wasTaken();
        Sent again = Sent.csv(context, "pupils", first);
        assertThat(again.repeated()).isTrue();
        assertThat(again.importId()).isEqualTo(taken.importId());
        assertThat(register.pupil("ri-s1").orElseThrow().className()).isEqualTo("7B");
    }

    @Test
    @DisplayName("one bad row in a hundred is named and put aside, the rest is published")
    void onePerCent() {
        String good = IntStream.range(0, 99)
                .mapToObj(i -> "ri-c" + i + ",Kim,Ek,ri-1,7A,7,ri-mentor\n")
                .collect(Collectors.joining());
        Sent sent = Sent.csv(context, "pupils", PUPILS + "\n" + good + "ri-c99,Kim,Ek,ri-1,7A,7,nobody\n");
        assertThat(sent.refused()).isFalse();
        assertThat(sent.rows()).isEqualTo(100);
        assertThat(sent.accepted()).isEqualTo(99);
        assertThat(sent.quarantined()).isEqualTo(1);
        assertThat(sent.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(101);
            assertThat(problem.column()).isEqualTo("mentor");
            assertThat(problem.value()).isEqualTo("nobody");
            assertThat(problem.problem()).contains("personalregistret");
        });
        assertThat(register.pupil("ri-c0")).isPresent();
        assertThat(register.pupil("ri-c99")).isEmpty();
    }

    @Test
    @DisplayName("more than one per cent bad rows: nothing is published, and the file may be sent again once mended")
    void moreThanOnePerCent() {
        String file = PUPILS + "\nri-m1,Kim,Ek,ri-1,7A,7,ri-mentor\nri-m2,Kim,Ek,ri-9,7A,7,ri-mentor\n";
        Sent sent = Sent.csv(context, "pupils", file);
        assertThat(sent.refused()).isTrue();
        assertThat(sent.accepted()).isEqualTo(1);
        assertThat(sent.problems()).extracting("column").containsExactly("schoolId");
        assertThat(register.pupil("ri-m1")).isEmpty();
        Sent.csv(context, "schools", "schoolId,name,country,language\nri-9,Nya,SE,sv\n")
                .wasTaken();
        Sent.csv(context, "pupils", file).wasTaken();
        assertThat(register.pupil("ri-m2")).isPresent();
    }

    @Test
    @DisplayName("a value over several lines counts the physical lines")
    void physicalLines() {
        String street = "\"Storgatan 1\r\nc/o Ek\"";
        Sent sent = Sent.csv(
                context,
                "guardians",
                "guardianId,pupilId,givenName,familyName,street\r\n" + "ri-l1,nobody,A,B," + street + "\r\n\r\n"
                        + "ri-l2,nobody,A,B,\"x\"\r\n");
        assertThat(sent.problems()).extracting("line").containsExactly(2L, 5L);
    }

    @Test
    @DisplayName("a file that breaks off: the last row is bad, nothing before it is lost")
    void cutOff() {
        String rows = IntStream.range(0, 200)
                .mapToObj(i -> "ri-t" + i + ",Kim,Ek,ri-1,7A,7,ri-mentor\n")
                .collect(Collectors.joining());
        Sent ragged = Sent.csv(context, "pupils", PUPILS + "\n" + rows + "ri-t200,Kim,E");
        assertThat(ragged.refused()).isFalse();
        assertThat(ragged.quarantined()).isEqualTo(1);
        assertThat(ragged.problems()).extracting("line").containsExactly(202L);
        Sent inQuotes = Sent.csv(context, "pupils", PUPILS + "\n" + rows + "ri-t201,\"Ki");
        assertThat(inQuotes.refused()).isFalse();
        assertThat(inQuotes.rows()).isEqualTo(201);
        assertThat(inQuotes.problems()).extracting("line").containsExactly(202L);
    }

    @Test
    @DisplayName("a quote that never closes swallows rows: nothing is published and its line is named")
    void unclosedQuote() {
        String rows = IntStream.range(0, 300)
                .mapToObj(i -> (i == 297 ? "ri-q,\"Kim" : "ri-q" + i + ",Kim") + ",Ek,ri-1,7A,7,ri-mentor\n")
                .collect(Collectors.joining());
        Sent sent = Sent.csv(context, "pupils", PUPILS + "\n" + rows);
        assertThat(sent.refused()).isTrue();
        assertThat(sent.problems()).extracting("line").containsExactly(299L);
        assertThat(register.pupil("ri-q0")).isEmpty();
        Sent torn =
                Sent.csv(context, "schools", "schoolId,name,country,language\nri-q,\"Ek\"skolan,SE,sv\nri-r,X,SE,sv\n");
        assertThat(torn.refused()).isTrue();
        assertThat(torn.problems()).extracting("line").containsExactly(2L);
    }

    @Test
    @DisplayName("a file in another encoding is refused and the line is named")
    void wrongEncoding() {
        Sent sent = Sent.bytes(
                context,
                "schools",
                "schoolId,name,country,language\nri-e1,Ek,SE,sv\nri-e2,Ås,SE,sv\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(sent.refused()).isTrue();
        assertThat(sent.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.problem()).contains("UTF-8");
        });
        assertThat(Sent.bytes(context, "schools", "schoolId".getBytes(StandardCharsets.UTF_16))
                        .refused())
                .isTrue();
    }

    @Test
    @DisplayName("a missing column, a column twice and an empty file are refused; an unknown column is a warning")
    void structure() {
        assertThat(Sent.csv(context, "schools", "schoolId,name,country\nri-x,X,SE\n")
                        .problems())
                .extracting("column")
                .containsExactly("language");
        assertThat(Sent.csv(context, "schools", "schoolId,name,name,country,language\n")
                        .refused())
                .isTrue();
        assertThat(Sent.csv(context, "schools", "").refused()).isTrue();
        assertThat(Sent.csv(context, "schools", "\n \n").refused()).isTrue();
        Sent extra = Sent.csv(context, "schools", "schoolId,name,country,language,colour\nri-x,X,SE,sv,red\n")
                .wasTaken();
        assertThat(extra.problems()).singleElement().matches(Sent.Note::isWarning);
    }

    @Test
    @DisplayName("every fault of a row is named, and a name never stands in the report")
    void everyFault() {
        Sent sent = Sent.csv(
                context,
                "pupils",
                PUPILS + ",securityMarking,birthDate,reducedTimetable,homeLanguage\n" + "ri p," + "Anna".repeat(60)
                        + ",Ek,ri-1,,7,ri-mentor,secret,2026-02-30,yes,svenska!\n");
        assertThat(sent.problems())
                .extracting("column")
                .containsExactlyInAnyOrder(
                        "pupilId",
                        "givenName",
                        "className",
                        "securityMarking",
                        "birthDate",
                        "reducedTimetable",
                        "homeLanguage");
        assertThat(sent.problems()).noneMatch(problem -> problem.value().contains("Anna"));
    }

    @Test
    @DisplayName("the same key twice in one file: the second row is bad and points at the first")
    void sameKeyTwice() {
        Sent sent = Sent.csv(context, "schools", """
                schoolId,name,country,language
                ri-d,A,SE,sv
                ri-d,B,SE,sv
                """);
        assertThat(sent.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.problem()).contains("rad 2");
        });
    }

    @Test
    @DisplayName("a deputy may stand further down in the same file; an unknown one is a warning")
    void deputies() {
        Sent sent = Sent.csv(context, "staff", """
                userId,givenName,familyName,groups,schoolIds,deputy
                ri-d1,A,A,mentor,ri-1,ri-d2
                ri-d2,B,B,mentor,ri-1,ri-d9
                """).wasTaken();
        assertThat(sent.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.isWarning()).isTrue();
        });
    }

    @Test
    @DisplayName("lists, headers and values of any length end in a sentence, not in an error")
    void anyLength() {
        String schools = IntStream.range(0, 2_000).mapToObj(i -> "ri-1" + i).collect(Collectors.joining("|"));
        Sent long1 = Sent.csv(
                context, "staff", "userId,givenName,familyName,groups,schoolIds\nri-x,A,B,mentor," + schools + "\n");
        assertThat(long1.refused()).isTrue();
        assertThat(long1.problems()).extracting("column").contains("schoolIds");
        Sent long2 = Sent.csv(
                context, "schools", "schoolId,name,country,language," + "å😀".repeat(300) + "\nri-w,X,SE,sv,\n");
        assertThat(long2.wasTaken().problems()).singleElement().matches(Sent.Note::isWarning);
    }

    @Test
    @DisplayName("every fault has its sentence")
    void sentences() {
        for (Fault fault : Fault.values()) {
            assertThat(fault.sentence("1", "2")).as(fault.name()).isNotBlank().doesNotContain("{");
        }
        try {
            LocaleContextHolder.setLocale(Locale.forLanguageTag("nb"));
            assertThat(Fault.NOT_A_DATE.sentence()).startsWith("Ikke en gyldig dato.");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
        assertThat(Fault.NOT_A_DATE.sentence()).startsWith("Inget giltigt datum.");
    }
}
