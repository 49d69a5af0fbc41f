package se.sedd.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/**
 * The letter in every language. With {@code -Dsedd.regenerate=true} the images beside the templates are made anew, to be looked
 * at by whoever changes a text.
 */
@DisplayName("The letter's pages")
class LetterPagesTest {

    private static final Path TEMPLATES = Path.of("processes/absence-follow-up/letter");
    private static final Path MADE = Path.of("target/letters");
    private static final float DOTS_PER_INCH = 75;

    private final LetterPdf pdf = new LetterPdf();

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"sv", "en", "nb", "fa-AF", "so", "ar"})
    @DisplayName("fit a sheet, say who they are for, and are tagged with title and language")
    void pages(String language) throws Exception {
        Letter letter = SampleLetter.in(language);
        byte[] file = pdf.print(letter, SampleLetter.WRITTEN);
        String onScreen = new LetterHtml().show(letter);
        Files.createDirectories(MADE);
        Files.write(MADE.resolve(language + ".pdf"), file);
        Files.writeString(MADE.resolve(language + ".html"), onScreen);
        try (PDDocument read = Loader.loadPDF(file)) {
            if (Boolean.getBoolean("sedd.regenerate")) {
                BufferedImage image = new PDFRenderer(read).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.GRAY);
                ImageIO.write(
                        image,
                        "png",
                        TEMPLATES.resolve("letter." + language + ".png").toFile());
            }
            assertThat(read.getNumberOfPages()).isEqualTo(letter.pages().size());
            assertThat(read.getDocumentCatalog().getLanguage()).isEqualTo(language);
            assertThat(read.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(read.getDocumentInformation().getTitle())
                    .isEqualTo(letter.pages().get(0).title());
            assertThat(new PDFTextStripper().getText(read))
                    .contains("Förälder Provsson", "Provgatan 1", "Elin", "29", "070-174 06 05", "15:30");
        }
        assertThat(PdfFaults.of(file, PDFAFlavour.PDFUA_1)).isEmpty();
        assertThat(PdfFaults.of(file, PDFAFlavour.PDFA_2_A)).isEmpty();
        assertThat(onScreen).contains("lang=\"" + language + "\"", "Förälder Provsson", "15:30");
    }
}
