package se.sedd.register.imports;

/** A column that a kind of file may have. */
public final class Column {

    private final String name;
    private final boolean required;
    private final boolean personal;

    private Column(String name, boolean required, boolean personal) {
        this.name = name;
        this.required = required;
        this.personal = personal;
    }

    /** A file without this column is refused. */
    public static Column required(String name) {
        return new Column(name, true, false);
    }

    /** A file without this column leaves what is stored; an empty value clears it. */
    public static Column optional(String name) {
        return new Column(name, false, false);
    }

    /** The same column, its values never repeated in a report: no answer of an import names a person. */
    Column personal() {
        return new Column(name, required, true);
    }

    public String name() {
        return name;
    }

    boolean isRequired() {
        return required;
    }

    boolean isPersonal() {
        return personal;
    }

    @Override
    public String toString() {
        return name;
    }
}
