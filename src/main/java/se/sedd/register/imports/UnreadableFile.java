package se.sedd.register.imports;

import java.util.List;

/** A fault of the file as a whole: nothing of it can be published. */
final class UnreadableFile extends Exception {

    private final transient List<Problem> problems;

    UnreadableFile(List<Problem> problems) {
        super(problems.get(0).problem());
        this.problems = problems;
    }

    UnreadableFile(long line, Fault fault, Object... arguments) {
        this(List.of(new Problem(line, "", "", fault.sentence(arguments))));
    }

    List<Problem> problems() {
        return problems;
    }
}
