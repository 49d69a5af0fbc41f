package se.sedd.web;

import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.security.web.util.matcher.AntPathRequestMatcher.antMatcher;

import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import se.sedd.register.Role;

/**
 * One login for the landing page, the handbook, the web apps and the interfaces. Programs send HTTP Basic to
 * {@code /engine-rest} and {@code /api}; people log in once at {@code /login}, and their pages call the same interfaces with
 * their session.
 */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

    private static final String OWN_PAGES =
            "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self';"
                    + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** What runs the installation, or answers for pupils whoever asks: nobody's but the administrator's. */
    private static final String[] OPERATIONS = {
        "/api/imports/**",
        "/api/evaluations",
        "/api/unseen",
        "/api/cases",
        "/api/data-quality",
        "/api/daily-contacts",
        "/api/same-day-notices",
        "/api/pupils/*/absence"
    };

    @Bean
    @Order(1)
    SecurityFilterChain interfaces(HttpSecurity http, Problems problems, CurrentRoles currentRoles) throws Exception {
        return http.securityMatcher(new OrRequestMatcher(
                        paths("/api/**", "/engine-rest/**", "/engine-rest", "/actuator/health", "/actuator/health/**")))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(antMatcher(HttpMethod.GET, "/api/openapi.json"))
                                .permitAll()
                                .requestMatchers(paths("/actuator/health", "/actuator/health/**"))
                                .permitAll()
                                .requestMatchers(paths(OPERATIONS))
                                .hasAuthority(Role.CAMUNDA_ADMIN.id())
                                .anyRequest()
                                .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                // cross-site requests are refused by SameOrigin, programs have no session to abuse
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(currentRoles, AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, Problems problems, CurrentRoles currentRoles) throws Exception {
        AntPathRequestMatcher webAppCalls = new AntPathRequestMatcher("/camunda/api/**");
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(paths(
                                "/",
                                "/login",
                                "/error",
                                "/favicon.ico",
                                "/assets/**",
                                "/handbook",
                                "/handbook/**",
                                "/partners/*",
                                "/webjars/**",
                                "/camunda/lib/**",
                                "/camunda/assets/**",
                                "/camunda/favicon.ico"))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login").permitAll())
                .logout(logout -> logout.logoutUrl("/logout")
                        .logoutSuccessUrl("/login?logout")
                        .deleteCookies("JSESSIONID"))
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(problems, webAppCalls)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
                // the web apps guard their own calls with a token of their own
                .csrf(csrf -> csrf.ignoringRequestMatchers(antMatcher("/camunda/**")))
                .requestCache(withDefaults())
                .headers(headers -> headers.contentTypeOptions(withDefaults())
                        .frameOptions(frames -> frames.sameOrigin())
                        .referrerPolicy(
                                referrer -> referrer.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN))
                        .cacheControl(cache -> cache.disable())
                        .addHeaderWriter((request, response) -> {
                            // the web apps write their own policy, with a nonce for each page
                            if (!request.getServletPath().startsWith("/camunda")) {
                                response.setHeader("Content-Security-Policy", OWN_PAGES);
                                response.setHeader("Cache-Control", "no-store");
                            }
                        }))
                .addFilterBefore(currentRoles, AuthorizationFilter.class)
                .build();
    }

    /** By the whole path: the engine's interfaces are servlets of their own, beside Spring's. */
    private static RequestMatcher[] paths(String... patterns) {
        return Stream.of(patterns).map(AntPathRequestMatcher::antMatcher).toArray(RequestMatcher[]::new);
    }
}
