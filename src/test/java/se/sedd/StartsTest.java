package se.sedd;

import org.junit.jupiter.api.Test;

@SeddTest
class StartsTest {
    @Test
    void starts() {}
}
