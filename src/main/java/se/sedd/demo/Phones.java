package se.sedd.demo;

/**
 * Telephone numbers that reach nobody. In Sweden the telecom authority keeps series for fiction: 070-174 06 05 to 06 99,
 * 031-390 06 00 to 06 99 and 08-465 004 00 to 04 99. Norway has no such series; its numbering plan keeps everything that begins
 * with 01 for future changes, so a number of eight digits that begins so is assigned to nobody.
 */
final class Phones {

    private Phones() {}

    static String swedishMobile(long n) {
        return "070-174 %02d %02d".formatted(6, 5 + Math.floorMod(n, 95L));
    }

    static String swedishSchool(long n) {
        return Math.floorMod(n, 2L) == 0
                ? "031-390 06 %02d".formatted(Math.floorMod(n / 2, 100L))
                : "08-465 004 %02d".formatted(Math.floorMod(n / 2, 100L));
    }

    static String norwegian(long n) {
        long digits = Math.floorMod(n, 10_000L);
        return "+47 01 40 %02d %02d".formatted(digits / 100, digits % 100);
    }
}
