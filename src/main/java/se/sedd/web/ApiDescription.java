package se.sedd.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands first in {@code /api/openapi.json}. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    @Bean
    OpenAPI sedd() {
        return new OpenAPI()
                .info(new Info()
                        .title("Sedd")
                        .version("0")
                        .description(
                                "Imports, absence, cases and the demo's clock. Errors are problem details (RFC 9457) with"
                                        + " a detail in the user's language."));
    }
}
