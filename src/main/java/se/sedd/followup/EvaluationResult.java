package se.sedd.followup;

/**
 * What an evaluation has done. The same date again opens, worsens and restores nothing.
 *
 * @param pupils pupils looked at
 * @param opened cases opened
 * @param worsened open cases in which absence has become severe
 * @param restored cases closed because attendance is stable
 * @param lowCoverage pupils of whom too little is known for a case: they stand on the school's data-quality list
 */
public record EvaluationResult(int pupils, int opened, int worsened, int restored, int lowCoverage) {

    static final EvaluationResult NOTHING = new EvaluationResult(0, 0, 0, 0, 0);

    EvaluationResult plus(EvaluationResult other) {
        return new EvaluationResult(
                pupils + other.pupils,
                opened + other.opened,
                worsened + other.worsened,
                restored + other.restored,
                lowCoverage + other.lowCoverage);
    }
}
