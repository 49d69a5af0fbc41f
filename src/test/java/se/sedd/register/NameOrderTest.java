package se.sedd.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Names stand in the order of the reader's alphabet")
class NameOrderTest {

    private static List<String> sorted(String language, String... names) {
        return Stream.of(names)
                .sorted(NameOrder.in(Locale.forLanguageTag(language)))
                .toList();
    }

    @Test
    @DisplayName("å ä ö end the Swedish one, æ ø å the Norwegian one, and the other's letters stand beside their own")
    void alphabets() {
        String[] names = {"Öberg", "Ångström", "Øverland", "Ærlig", "Zetterberg", "Älg", "åkesson", "Berg"};
        assertThat(sorted("sv", names))
                .containsExactly("Berg", "Zetterberg", "åkesson", "Ångström", "Älg", "Ærlig", "Öberg", "Øverland");
        assertThat(sorted("nb", names))
                .containsExactly("Berg", "Zetterberg", "Ærlig", "Älg", "Øverland", "Öberg", "åkesson", "Ångström");
    }

    @Test
    @DisplayName("w is a letter of its own, as it is in a class with a Viktor, a William and a Vilma")
    void w() {
        assertThat(sorted("sv", "William", "Vilma", "Viktor", "Xerxes"))
                .containsExactly("Viktor", "Vilma", "William", "Xerxes");
    }

    @Test
    @DisplayName("a name is read word by word")
    void words() {
        assertThat(sorted("sv", "Anna Berg", "Ann Olsson", "Ann")).containsExactly("Ann", "Ann Olsson", "Anna Berg");
    }
}
