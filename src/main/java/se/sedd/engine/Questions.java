package se.sedd.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What may not be asked in a query of the engine's REST interface, however deep inside it.
 *
 * <p>Expressions: the engine would evaluate them (CVE-2026-109432). Variables, as a condition or an order: who may count the
 * instances whose variable has a value can tell the value, without being shown one.
 */
final class Questions {

    private static final String NO_EXPRESSIONS = "no-expressions";
    private static final String NO_VARIABLES = "no-variables";

    /** Shows a task's form its own variables. */
    private static final Pattern FORM_VARIABLES = Pattern.compile(".*/task/[^/]+/form-variables");

    private final ObjectMapper json;

    Questions(ObjectMapper json) {
        this.json = json;
    }

    /** Why the request's parameters are refused, as a key of the doors' words; empty when they are not. */
    Optional<String> refusal(HttpServletRequest request) {
        boolean form = FORM_VARIABLES.matcher(request.getRequestURI()).matches();
        for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
            if (isExpression(parameter.getKey())) {
                return Optional.of(NO_EXPRESSIONS);
            }
            for (String value : parameter.getValue()) {
                if (!form && !value.isEmpty() && namesVariable(parameter.getKey())
                        || isOrder(parameter.getKey()) && namesVariable(value)) {
                    return Optional.of(NO_VARIABLES);
                }
            }
        }
        return Optional.empty();
    }

    /** The same of a body: of any key at any depth, repeated keys too. What is no JSON is refused as well. */
    Optional<String> refusal(byte[] body) {
        if (body.length == 0) {
            return Optional.empty();
        }
        try (JsonParser parser = json.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.FIELD_NAME) {
                    continue;
                }
                String key = parser.currentName();
                if (isExpression(key)) {
                    return Optional.of(NO_EXPRESSIONS);
                }
                if (namesVariable(key) ? asks(parser) : isOrder(key) && ordersByVariable(parser)) {
                    return Optional.of(NO_VARIABLES);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("unreadable");
        }
    }

    /** Tasklist sends empty lists and switches along with every query; they ask for nothing. */
    private static boolean asks(JsonParser parser) throws IOException {
        JsonToken value = parser.nextToken();
        return value == JsonToken.START_ARRAY
                ? parser.nextToken() != JsonToken.END_ARRAY
                : value != JsonToken.VALUE_NULL && !value.isBoolean();
    }

    private static boolean ordersByVariable(JsonParser parser) throws IOException {
        return parser.nextToken() == JsonToken.VALUE_STRING && namesVariable(parser.getText());
    }

    private static boolean isExpression(String key) {
        return key.toLowerCase(Locale.ROOT).contains("expression");
    }

    private static boolean namesVariable(String key) {
        return key.toLowerCase(Locale.ROOT).contains("variable");
    }

    private static boolean isOrder(String key) {
        return key.equalsIgnoreCase("sortBy");
    }
}
