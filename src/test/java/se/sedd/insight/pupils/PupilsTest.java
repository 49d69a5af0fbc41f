package se.sedd.insight.pupils;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import se.sedd.SeddTest;
import se.sedd.register.imports.Sent;

@SeddTest
class PupilsTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    TestRestTemplate http;

    @BeforeEach
    void twoSchools() {
        Sent.csv(context, "schools", """
                schoolId,name,country,language,municipality
                pu-1,Ekskolan,SE,sv,Ekstad
                pu-2,Alskolan,SE,sv,Ekstad
                pu-3,Lindeskolen,NO,nb,Lindeby
                """).wasTaken();
        Sent.csv(context, "staff", """
                userId,givenName,familyName,groups,schoolIds,until
                pu-mentor,Karin,Berg,mentor,pu-1,
                pu-team,Tove,Team,mobile-team,pu-1|pu-2,
                pu-larer,Kari,Berg,mentor,pu-3,
                pu-gone,Gun,Gått,mentor,pu-1,2025-12-31
                pu-social,Sara,Nord,social-services,*,
                pu-manager,Mats,Chef,manager,*,
                """).wasTaken();
        Sent.csv(context, "pupils", """
                pupilId,givenName,familyName,schoolId,className,grade,mentor,securityMarking,until
                pu-anna,Anna-Lena,Åberg,pu-1,7B,7,pu-mentor,none,
                pu-bo,Bo,Öst,pu-1,8A,8,pu-mentor,none,
                pu-hidden,Hemlig,Elev,pu-1,7B,7,pu-mentor,confidential,
                pu-left,Slutat,Redan,pu-1,7B,7,pu-mentor,none,2025-12-20
                pu-cia,Cia,Al,pu-2,7B,7,pu-team,none,
                pu-ada,Ada,Lund,pu-3,7B,7,pu-larer,none,
                pu-ase,Åse,Lund,pu-3,7B,7,pu-larer,none,
                pu-oda,Øda,Lund,pu-3,7B,7,pu-larer,none,
                pu-agir,Ægir,Lund,pu-3,7B,7,pu-larer,none,
                """).wasTaken();
    }

    @Test
    @DisplayName("staff find the unprotected pupils who attend their schools, and no others")
    void found() {
        assertThat(labels("pu-mentor", "")).containsExactly("Anna-Lena Åberg", "Bo Öst");
        assertThat(labels("pu-team", "")).containsExactly("Anna-Lena Åberg", "Bo Öst", "Cia Al");
        assertThat(labels("pu-team", "&schoolId=pu-2")).containsExactly("Cia Al");
        assertThat(labels("pu-mentor", "&schoolId=pu-2")).isEmpty();
    }

    @Test
    @DisplayName("they stand in the order of the reader's alphabet")
    void alphabet() {
        assertThat(labels("pu-larer", "&language=nb")).containsExactly("Ada Lund", "Ægir Lund", "Øda Lund", "Åse Lund");
        assertThat(labels("pu-larer", "&language=sv")).containsExactly("Ada Lund", "Åse Lund", "Ægir Lund", "Øda Lund");
    }

    @Test
    @DisplayName("every word begins a name or the class, in any order and case")
    void words() {
        assertThat(labels("pu-mentor", "&query=7b")).containsExactly("Anna-Lena Åberg");
        assertThat(labels("pu-mentor", "&query=åb len")).containsExactly("Anna-Lena Åberg");
        assertThat(labels("pu-mentor", "&query=berg")).isEmpty();
        assertThat(labels("pu-mentor", "&query=hemlig")).isEmpty();
    }

    @Test
    @DisplayName("social services, managers, those who have left and the administrator find nobody")
    void nobody() {
        for (String user : List.of("pu-social", "pu-manager", "admin")) {
            assertThat(labels(user, "")).as(user).isEmpty();
        }
        assertThat(http.withBasicAuth("pu-gone", "demo")
                        .getForEntity("/api/pupils", String.class)
                        .getBody())
                .doesNotContain("Anna");
    }

    @Test
    @DisplayName("nothing can be begun for a pupil who may not be found, or of a kind that is not offered")
    void refused() {
        assertThat(begin("pu-mentor", "pu-cia", "open-case").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(begin("pu-mentor", "pu-hidden", "open-case").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(begin("pu-social", "pu-anna", "open-case").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        ResponseEntity<JsonNode> unknown = begin("pu-mentor", "pu-anna", "nothing-like-it");
        assertThat(unknown.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(unknown.getBody().path("detail").asText()).isEqualTo("Du kan inte börja den uppgiften för eleven.");
    }

    private ResponseEntity<JsonNode> begin(String user, String pupilId, String kind) {
        return http.withBasicAuth(user, "demo")
                .postForEntity("/api/pupils/" + pupilId + "/tasks", Map.of("kind", kind), JsonNode.class);
    }

    private List<String> labels(String user, String parameters) {
        JsonNode rows = http.withBasicAuth(user, "demo").getForObject("/api/pupils?" + parameters, JsonNode.class);
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.path("label").asText())
                .toList();
    }
}
