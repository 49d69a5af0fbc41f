package se.sedd.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.web.filter.OncePerRequestFilter;
import se.sedd.engine.Memberships.Membership;

/**
 * Tells the engine and its web apps who is logged in: whoever the application's own login says, with the roles and schools of
 * this moment. The web apps keep theirs in the session; a changed membership replaces it with the next request.
 */
final class EngineLogin extends OncePerRequestFilter {

    private static final String SEEN = EngineLogin.class.getName();

    private final ProcessEngine engine;
    private final IdentityService identity;
    private final Memberships memberships;

    EngineLogin(ProcessEngine engine, Memberships memberships) {
        this.engine = engine;
        this.identity = engine.getIdentityService();
        this.memberships = memberships;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Principal user = request.getUserPrincipal();
        if (user == null) {
            chain.doFilter(request, response);
            return;
        }
        Membership membership = memberships.of(user.getName());
        if (request.getServletPath().startsWith("/camunda")) {
            toWebApps(request.getSession(), user.getName(), membership);
            chain.doFilter(request, response);
            return;
        }
        identity.setAuthentication(user.getName(), membership.groups(), membership.tenants());
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }

    private void toWebApps(HttpSession session, String user, Membership membership) {
        Seen now = new Seen(user, membership);
        if (!now.equals(session.getAttribute(SEEN))) {
            AuthenticationUtil.getAuthsFromSession(session)
                    .addOrReplace(AuthenticationUtil.createAuthentication(
                            engine, user, membership.groups(), membership.tenants()));
            session.setAttribute(SEEN, now);
        }
    }

    private record Seen(String user, Membership membership) {}
}
