package se.sedd.followup;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where notices to organisers and municipalities go.
 *
 * @param addresses by the name that the register gives them
 * @param otherwise for those not named; empty where the principal is to tell them
 */
@ConfigurationProperties("sedd.organisers")
record OrganiserAddresses(List<Named> addresses, Optional<String> otherwise) {

    /**
     * @param name as {@code organiser} and {@code homeMunicipality} in the register
     * @param email of a mailbox that an authority answers for
     */
    record Named(String name, String email) {}

    OrganiserAddresses {
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
    }

    Optional<String> of(String recipient) {
        return addresses.stream()
                .filter(named -> named.name().equalsIgnoreCase(recipient))
                .map(Named::email)
                .findFirst()
                .or(() -> otherwise);
    }
}
