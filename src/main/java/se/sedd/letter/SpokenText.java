package se.sedd.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * What a screen reader says of a page that runs from right to left. The fonts draw Arabic letters from parts, and the parts have
 * no characters to read; so every paragraph carries its words beside its drawing (ISO 32000-1, 14.9.4, <em>ActualText</em>).
 */
final class SpokenText {

    /** Marks that order what is seen; there is nothing to say of them. */
    private static final String DIRECTION_MARKS = "[\\u200c\\u200f]";

    private SpokenText() {}

    /**
     * @param file as printed from the pages
     * @param page which page-sequences get their words, first 0
     * @param at when the letter was written: the file is the same whenever it is made
     * @throws IllegalStateException if the file's paragraphs are not those of the pages
     */
    static byte[] beside(byte[] file, Document pages, IntStream page, Instant at) {
        try (PDDocument read = Loader.loadPDF(file)) {
            PDStructureNode document = (PDStructureNode)
                    read.getDocumentCatalog().getStructureTreeRoot().getKids().get(0);
            List<PDStructureElement> parts = elements(document);
            NodeList sequences = pages.getElementsByTagNameNS(LetterPdf.FO, "page-sequence");
            page.forEach(number -> speak(paragraphs(parts.get(number)), paragraphs((Element) sequences.item(number))));
            read.setDocumentId(at.toEpochMilli());
            ByteArrayOutputStream spoken = new ByteArrayOutputStream(file.length + 8 * 1024);
            read.save(spoken);
            return spoken.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void speak(List<PDStructureElement> drawn, List<String> written) {
        if (drawn.size() != written.size()) {
            throw new IllegalStateException(
                    "A letter has %d paragraphs and was drawn with %d".formatted(written.size(), drawn.size()));
        }
        for (int i = 0; i < drawn.size(); i++) {
            drawn.get(i).setActualText(written.get(i));
        }
    }

    /** The elements that hold text and no further paragraph, in reading order. */
    private static List<PDStructureElement> paragraphs(PDStructureElement within) {
        List<PDStructureElement> found = new ArrayList<>();
        for (PDStructureElement element : elements(within)) {
            switch (element.getStructureType()) {
                case "P", "H1", "H2" -> {
                    if (elements(element).stream()
                            .noneMatch(inner -> inner.getStructureType().equals("Figure"))) {
                        found.add(element);
                    }
                }
                default -> found.addAll(paragraphs(element));
            }
        }
        return found;
    }

    private static List<PDStructureElement> elements(PDStructureNode within) {
        return within.getKids().stream()
                .filter(PDStructureElement.class::isInstance)
                .map(PDStructureElement.class::cast)
                .toList();
    }

    private static List<String> paragraphs(Element within) {
        List<String> found = new ArrayList<>();
        NodeList blocks = within.getElementsByTagNameNS(LetterPdf.FO, "block");
        for (int i = 0; i < blocks.getLength(); i++) {
            Element block = (Element) blocks.item(i);
            String words = block.getTextContent().replaceAll(DIRECTION_MARKS, "");
            if (!has(block, "block") && !has(block, "instream-foreign-object") && !words.isBlank()) {
                found.add(words);
            }
        }
        return found;
    }

    private static boolean has(Node block, String name) {
        return ((Element) block).getElementsByTagNameNS(LetterPdf.FO, name).getLength() > 0;
    }
}
