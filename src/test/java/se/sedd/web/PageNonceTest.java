package se.sedd.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PageNonceTest {

    @Test
    @DisplayName("a page gets the nonce of its own policy, whoever else's it was written with")
    void ownNonce() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/camunda/app/tasklist/default/");
        request.addHeader("Accept", "text/html,application/xhtml+xml");
        MockHttpServletResponse response = new MockHttpServletResponse();

        new PageNonce().doFilter(request, response, (asked, answer) -> {
            ((HttpServletResponse) answer).setHeader("Content-Security-Policy", "script-src 'nonce-mine' 'self'");
            answer.setContentType("text/html;charset=UTF-8");
            answer.getWriter()
                    .write("<script nonce=\"theirs\" src=\"å.js\"></script><script nonce=\"theirs\"></script>");
        });

        assertThat(response.getContentAsString())
                .isEqualTo("<script nonce=\"mine\" src=\"å.js\"></script><script nonce=\"mine\"></script>");
    }
}
