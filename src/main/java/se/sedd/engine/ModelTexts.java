package se.sedd.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * What models, forms and decision tables say in a second language. The models are Swedish (those of the Oslo meetings are
 * bokmål already); beside a model lies {@code labels.nb.json}, which gives for each of its texts the same in bokmål. Texts
 * that several models share stand once, in {@code processes/labels.nb.json}. A text without a line is shown as it stands in the
 * model; the build does not let one through.
 */
@Component
public class ModelTexts {

    /** The one second language there is. */
    public static final String BOKMAL = "nb";

    private static final String SHARED = "processes";

    /** Where a long word may break in a picture. */
    private static final String SOFT_HYPHEN = "\u00AD";

    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /** What people read of a part of a form. */
    private static final Set<String> READ =
            Set.of("label", "dateLabel", "timeLabel", "description", "text", "content", "alt");

    private final Map<String, Map<String, String>> bokmal = new HashMap<>();

    /** A process may ask with another's form, such as <i>decide-investigation</i>: its texts stand beside that one. */
    private final Map<String, String> anywhere = new HashMap<>();

    public ModelTexts() {
        this("classpath*:");
    }

    /** @param root where {@code processes/} lies, as Spring names resources */
    ModelTexts(String root) {
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources(root + "processes/**/labels.nb.json")) {
                String[] address = file.getURL().getPath().split("/");
                Map<String, String> lines = JSON.readValue(file.getContentAsByteArray(), new TypeReference<>() {});
                lines.replaceAll((text, said) -> said.replace(SOFT_HYPHEN, ""));
                bokmal.put(address[address.length - 2], lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bokmal.values().forEach(anywhere::putAll);
        anywhere.putAll(bokmal.getOrDefault(SHARED, Map.of()));
    }

    /**
     * A text of a model, of its forms or of its tables.
     *
     * @param process the key of its process
     * @param language of the reader; anything but {@code nb} gets the model's own
     */
    public String of(String process, String language, String text) {
        if (!language.equals(BOKMAL)) {
            return text;
        }
        String own = bokmal.getOrDefault(process, Map.of()).get(text);
        return own != null ? own : anywhere.getOrDefault(text, text);
    }

    /** A name as a person reads it, without the soft hyphens and line breaks that help a picture. */
    static String plain(String name) {
        return name.strip().replace(SOFT_HYPHEN, "").replaceAll("\\s+", " ");
    }

    /** A form as people of this language read it; keys, values and conditions are the same. */
    JsonNode form(String process, String language, JsonNode form) {
        if (language.equals(BOKMAL)) {
            translate(process, form.path("components"));
        }
        return form;
    }

    private void translate(String process, JsonNode components) {
        for (JsonNode component : components) {
            ObjectNode part = (ObjectNode) component;
            read(process, part);
            part.path("values").forEach(choice -> read(process, (ObjectNode) choice));
            if (part.path("appearance") instanceof ObjectNode adorners) {
                say(process, adorners, "prefixAdorner");
                say(process, adorners, "suffixAdorner");
            }
            translate(process, part.path("components"));
        }
    }

    private void read(String process, ObjectNode part) {
        READ.forEach(name -> say(process, part, name));
    }

    private void say(String process, ObjectNode part, String name) {
        if (part.path(name).isTextual()) {
            part.set(name, TextNode.valueOf(of(process, BOKMAL, part.path(name).textValue())));
        }
    }
}
