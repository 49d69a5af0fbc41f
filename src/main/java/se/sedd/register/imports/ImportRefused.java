package se.sedd.register.imports;

/** Nothing of the file was published; the report says why. */
final class ImportRefused extends RuntimeException {

    private final transient ImportReport report;

    ImportRefused(ImportReport report, String why) {
        super(why);
        this.report = report;
    }

    ImportReport report() {
        return report;
    }
}
