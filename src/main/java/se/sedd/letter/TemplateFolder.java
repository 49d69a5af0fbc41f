package se.sedd.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A folder with one text in several languages, a file each. */
public final class TemplateFolder {

    private TemplateFolder() {}

    /**
     * Reads them all, so that whoever mends them sees every fault at once.
     *
     * @param place the files, as Spring names resources
     * @param reading makes a template of a file's name and its content
     * @return by language
     * @throws TemplateFile.Broken with what is wrong in any of them
     */
    public static <T> Map<String, T> read(
            String place, BiFunction<String, byte[], T> reading, Function<T, String> language) {
        Map<String, T> byLanguage = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(place)) {
                try {
                    T read = reading.apply(String.valueOf(file.getFilename()), file.getContentAsByteArray());
                    byLanguage.put(language.apply(read), read);
                } catch (TemplateFile.Broken e) {
                    faults.addAll(e.sentences());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!faults.isEmpty()) {
            throw new TemplateFile.Broken(faults);
        }
        return byLanguage;
    }
}
