package se.sedd.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** The demo's login: everyone in the register, with the password {@code demo}. */
@Component
@Profile("demo")
class DemoLogin implements AuthenticationProvider {

    private static final byte[] PASSWORD = "demo".getBytes(StandardCharsets.UTF_8);

    private final Accounts accounts;

    DemoLogin(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String user = login.getName();
        byte[] given = String.valueOf(login.getCredentials()).getBytes(StandardCharsets.UTF_8);
        boolean right = MessageDigest.isEqual(PASSWORD, given);
        if (!(right & accounts.isOpen(user))) {
            throw new BadCredentialsException("Unknown user or wrong password");
        }
        return UsernamePasswordAuthenticationToken.authenticated(user, null, accounts.rolesOf(user));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
