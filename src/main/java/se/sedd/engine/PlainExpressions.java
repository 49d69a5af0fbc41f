package se.sedd.engine;

import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * The expressions this engine understands, wherever they come from (a model, a stored filter, a query): a name, a name compared
 * with one constant, the business key, and the few functions of the system's filters. Nothing that calls a method, so there is
 * nothing to smuggle in. Names are variables of the instance or the application's delegates.
 */
final class PlainExpressions extends JuelExpressionManager {

    private static final String NAME = "[A-Za-z][A-Za-z0-9_]*";
    private static final String CONSTANT = "(?:'[^'\\\\]*'|true|false|null|-?[0-9]+)";
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{\\s*(?:"
            + ("(?:!\\s*|not )?" + NAME)
            + ("|" + NAME + "\\s*(?:==|!=)\\s*" + CONSTANT)
            + "|execution\\.processBusinessKey"
            + "|currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)"
            + "|dateTime\\(\\)(?:\\.(?:withTimeAtStartOfDay|toDate)\\(\\)|\\.(?:plus|minus)(?:Days|Weeks|Hours)\\([0-9]{1,3}\\))*"
            + ")\\s*}");

    private final TimerMoments moments;

    PlainExpressions(Map<Object, Object> delegates, TimerMoments moments) {
        super(delegates);
        this.moments = moments;
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(moments);
        resolver.add(super.createElResolver());
        return resolver;
    }

    @Override
    public Expression createExpression(String expression) {
        if (!isPlain(expression)) {
            throw new ProcessEngineException(
                    "The expression " + expression
                            + " is refused: only a name, a name compared with a constant, or a filter's own functions may be used");
        }
        return super.createExpression(expression);
    }

    /** Whether this is text without expressions, or one of the expressions that are understood. */
    static boolean isPlain(String expression) {
        return !(expression.contains("${") || expression.contains("#{"))
                || EXPRESSION.matcher(expression).matches();
    }
}
