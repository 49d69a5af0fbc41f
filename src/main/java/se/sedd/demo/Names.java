package se.sedd.demo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Small lists of given and family names by home language; every person of the demo is a random pair of them. */
final class Names {

    private record Culture(List<String> given, List<String> family) {}

    private static final List<String> SWEDISH_ADULTS =
            List.of(("Anna Annika Camilla Cecilia Charlotta Erika Eva Frida Gunilla "
                            + "Hanna Helena Ida Jenny Jessica Johanna Karin Katarina Kristina Lena Linda Lotta Malin Maria Marie Monica "
                            + "Petra Sara Sofia Susanne Therese Ulrika Åsa Anders Andreas Björn Christer Daniel David Erik Fredrik Göran "
                            + "Hans Henrik Håkan Jan Jens Joakim Johan Jonas Jörgen Kenneth Lars Magnus Marcus Martin Mats Mattias "
                            + "Mikael Niklas Olof Patrik Per Peter Robert Staffan Stefan Thomas Tobias Ulf")
                    .split(" "));
    private static final List<String> NORWEGIAN_ADULTS =
            List.of(("Anne Berit Bente Camilla Elin Gro Hege Heidi Hilde Ingrid Ingunn "
                            + "Kari Kristin Lene Linda Marianne Marit Mona Nina Randi Silje Siri Solveig Stine Tone Trine Turid "
                            + "Arild Arne Bjørn Dag Espen Frode Geir Gunnar Harald Helge Jan Jørgen Kjell Knut Morten Ola Per Pål "
                            + "Rune Stein Svein Terje Tor Trond Øystein Øyvind")
                    .split(" "));

    private static final Culture SWEDISH = culture(
            "Alva Astrid Bella Cornelia Ebba Edith Elin Ella Elsa Freja Hedda Ines Iris Juni Klara Leia Linn Lovisa Lykke Maja "
                    + "Meja Moa Nellie Nora Ronja Saga Signe Stina Thea Tuva Wilma Ylva Adrian Albin Alvin Anton Arvid August "
                    + "Axel Ebbe Edvin Elias Elliot Elton Emil Filip Frans Gabriel Hjalmar Hugo Isak Ivar Jonathan Kasper Leo "
                    + "Loke Love Ludvig Malte Melker Milo Noel Olle Oskar Otto Sixten Theo Valter Viggo Vidar",
            "Ahlgren Almqvist Asp Berghult Björkman Blomdahl Boström Brink Ceder Dahlström Ek Ekdahl Falk Fjällström Forsgren "
                    + "Frisk Grahn Grönlund Hallgren Hedman Hjort Holmkvist Hultin Kvist Lagerlund Lilja Lindahl Ljungman "
                    + "Lönn Malmgren Mattsson Nyberg Näslund Oskarsson Palmgren Rask Rosendahl Rudqvist Sandvik Sjödin "
                    + "Skoglund Stenlund Strand Söderkvist Tallberg Torn Vallgren Wiklund Åkerman Åsberg Öhrn Östberg Hakala "
                    + "Niemelä Hodžić Kovačević");
    private static final Culture NORWEGIAN = culture(
            "Ada Amalie Aurora Eline Ella Emma Frida Hedda Ingeborg Iben Jenny Live Maja Marte Mathea Nora Oda Selma Sunniva "
                    + "Tiril Tuva Vilde Aksel Anders Brage Eirik Even Filip Håkon Henrik Iver Jakob Jonas Kasper Lars Magnus "
                    + "Mats Odin Ola Oskar Sander Sigurd Sindre Tobias Trym Ulrik Vegard",
            "Aasen Bakken Berge Bråten Dalen Eide Engen Fjeld Foss Haugen Hovland Iversen Kleppe Kvam Lien Lund Moen Myhre "
                    + "Nygård Ruud Rønning Sande Skaar Solheim Stokke Strøm Sæther Tangen Thune Tveit Vik Ødegård Øien");
    private static final Culture ENGLISH = culture(
            "Amelia Charlotte Daisy Grace Harriet Imogen Lucy Poppy Adam Dylan Edward Finley George Harvey Oliver Theodore",
            "Ainsworth Bradley Carver Dempsey Fletcher Hartley Kendrick Langford Marlow Okafor Prescott Whitaker");
    private static final Culture AFGHAN = culture(
            "Arezo Farzana Laila Mursal Nilofar Parwana Setara Zahra Ahmad Farhad Habib Jawid Milad Omid Reza Yusuf",
            "Ahmadi Amiri Haidari Hashimi Jafari Karimi Mohammadi Nazari Rahimi Rezai Sharifi Yaqubi");
    private static final Culture SOMALI = culture(
            "Asha Ayaan Fadumo Hibo Hodan Ifrah Sagal Sumaya Abdi Bilal Hassan Idris Liban Mahad Warsame Zakariye",
            "Abdullahi Aden Ali Duale Farah Guled Hersi Jama Mohamud Nur Osman Warsame");
    private static final Culture ARABIC = culture(
            "Amira Dalia Hanan Jana Lina Mariam Nour Rania Salma Yara Adam Bassel Hadi Ibrahim Karim Majd Nabil Omar Sami Ziad",
            "Al-Amin Al-Khatib Barakat Darwish Haddad Hamdan Issa Khalil Mansour Nasser Qasim Saleh Shami Zaidan");

    private Names() {}

    static String given(Dice dice, String language, long who, long turn) {
        return dice.oneOf(of(language).given(), Dice.About.NAME, who, turn);
    }

    /** The given name of a grown-up: names have their years. */
    static String adult(Dice dice, String language, long who, long turn) {
        List<String> names = switch (language) {
            case "sv" -> SWEDISH_ADULTS;
            case "nb" -> NORWEGIAN_ADULTS;
            default -> of(language).given();
        };
        return dice.oneOf(names, Dice.About.NAME, who, turn);
    }

    static String family(Dice dice, String language, long who, long turn) {
        return dice.oneOf(of(language).family(), Dice.About.FAMILY, who, turn);
    }

    /** Letters a to z for a user id or an address, for example {@code ake.ostberg}. */
    static String folded(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("ø", "o").replace("æ", "ae");
        return Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("[^a-z]", "");
    }

    private static Culture of(String language) {
        return switch (language) {
            case "nb" -> NORWEGIAN;
            case "en" -> ENGLISH;
            case "fa-AF" -> AFGHAN;
            case "so" -> SOMALI;
            case "ar" -> ARABIC;
            default -> SWEDISH;
        };
    }

    private static Culture culture(String given, String family) {
        return new Culture(List.of(given.split(" ")), List.of(family.split(" ")));
    }
}
