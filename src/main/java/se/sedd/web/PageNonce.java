package se.sedd.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives a web app's page the nonce of its own Content-Security-Policy. The engine keeps the nonce in one place for all
 * requests (7.24.0), so that a page loaded while anybody else asks for anything may carry another's: the browser then refuses
 * its scripts and shows an empty page.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageNonce extends OncePerRequestFilter {

    private static final String POLICY = "Content-Security-Policy";
    private static final Pattern IN_POLICY = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"[^\"]*\"");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return !request.getRequestURI().startsWith(request.getContextPath() + "/camunda/app/")
                || accepted == null
                || !accepted.contains("text/html");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        String policy = page.getHeader(POLICY);
        Matcher nonce = IN_POLICY.matcher(policy == null ? "" : policy);
        if (nonce.find()
                && page.getContentType() != null
                && page.getContentType().startsWith("text/html")) {
            String html = new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
            byte[] mended = IN_PAGE.matcher(html)
                    .replaceAll(Matcher.quoteReplacement("nonce=\"" + nonce.group(1) + "\""))
                    .getBytes(StandardCharsets.UTF_8);
            page.resetBuffer();
            page.getOutputStream().write(mended);
        }
        page.copyBodyToResponse();
    }
}
