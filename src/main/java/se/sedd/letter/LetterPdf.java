package se.sedd.letter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.sax.SAXResult;
import org.apache.fop.apps.FOPException;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.MimeConstants;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import se.sedd.letter.Letter.Chart;
import se.sedd.letter.Letter.Page;
import se.sedd.letter.Letter.Span;
import se.sedd.letter.Letter.Week;

/**
 * The letter on paper: A4, tagged for screen readers (PDF/UA-1), its fonts inside.
 */
@Component
class LetterPdf {

    static final String FOX = "http://xmlgraphics.apache.org/fop/extensions";

    static final String FO = "http://www.w3.org/1999/XSL/Format";

    /** Batik wants a kind of address that Java knows; nothing is ever read from it. */
    private static final String OWN = "file:/letter/";

    private static final String LATIN = "Noto Sans";
    private static final String ARABIC = "Noto Naskh Arabic, Noto Sans";
    private static final String QUIET = "#44575f";
    private static final String RIGHT_TO_LEFT_MARK = "\u200f";

    private static final String ZERO_WIDTH_NON_JOINER = "\u200c";
    private static final Pattern BEFORE_A_MARK = Pattern.compile("(?<=\\p{IsArabic})(?=[\u061f\u061b])");

    private final FopFactory fop;

    LetterPdf() {
        try (InputStream settings = LetterPdf.class.getResourceAsStream("fop.xml")) {
            fop = new FopConfParser(settings, URI.create(OWN), new OwnResources())
                    .getFopFactoryBuilder()
                    .build();
        } catch (IOException | SAXException e) {
            throw new IllegalStateException("FOP cannot be set up", e);
        }
    }

    /**
     * @param at when the letter was written, which the file carries
     * @throws IllegalStateException if FOP cannot lay it out
     */
    byte[] print(Letter letter, Instant at) {
        Document pages = pages(letter);
        byte[] file = print(pages, at);
        List<Page> written = letter.pages();
        return written.stream().anyMatch(Page::rightToLeft)
                ? SpokenText.beside(
                        file,
                        pages,
                        IntStream.range(0, written.size())
                                .filter(number -> written.get(number).rightToLeft()),
                        at)
                : file;
    }

    /** What FOP alone does. */
    byte[] print(Document pages, Instant at) {
        ByteArrayOutputStream file = new ByteArrayOutputStream(64 * 1024);
        try {
            FOUserAgent agent = fop.newFOUserAgent();
            agent.setCreationDate(Date.from(at));
            agent.setProducer("Sedd");
            agent.getEventBroadcaster().addEventListener(new Faults());
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(
                            new DOMSource(pages),
                            new SAXResult(fop.newFop(MimeConstants.MIME_PDF, agent, file)
                                    .getDefaultHandler()));
        } catch (FOPException | TransformerException e) {
            throw new IllegalStateException("A letter cannot be laid out", e);
        }
        return file.toByteArray();
    }

    Document pages(Letter letter) {
        Page first = letter.pages().get(0);
        Tree root = Tree.root(FO, "root", "xml:lang", first.language(), "font-size", "11pt", "line-height", "1.4");
        Tree masters = root.child("layout-master-set");
        for (int i = 0; i < letter.pages().size(); i++) {
            masters.child(
                            "simple-page-master",
                            "master-name",
                            "page-" + i,
                            "page-width",
                            "210mm",
                            "page-height",
                            "297mm",
                            "margin",
                            "16mm 22mm 14mm 22mm",
                            "writing-mode",
                            letter.pages().get(i).rightToLeft() ? "rl-tb" : "lr-tb")
                    .child("region-body", "margin-top", i == 0 ? "66mm" : "14mm");
        }
        Tree described = root.child("declarations")
                .childOf("adobe:ns:meta/", "x:xmpmeta")
                .childOf("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:RDF")
                .child("rdf:Description");
        described
                .childOf("http://purl.org/dc/elements/1.1/", "dc:title")
                .childOf("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:Alt")
                .child("rdf:li", "xml:lang", "x-default")
                .text(first.title());
        described.childOf("http://purl.org/dc/elements/1.1/", "dc:language").text(first.language());
        for (int i = 0; i < letter.pages().size(); i++) {
            page(root, letter, i);
        }
        return root.document();
    }

    private static void page(Tree root, Letter letter, int number) {
        Page page = letter.pages().get(number);
        Tree sequence = root.child(
                "page-sequence",
                "master-reference",
                "page-" + number,
                "xml:lang",
                page.language(),
                "font-family",
                page.rightToLeft() ? ARABIC : LATIN,
                "font-size",
                page.rightToLeft() ? "13pt" : "11pt");
        Tree flow = sequence.child("flow", "flow-name", "xsl-region-body");
        if (number == 0) {
            head(flow, letter);
        }
        Tree text = flow.child("block-container", "writing-mode", page.rightToLeft() ? "rl-tb" : "lr-tb");
        if (letter.pages().size() > 1) {
            text.child("block", "color", QUIET, "font-size", "10pt", "space-after", "6pt")
                    .text(page.languageName());
        }
        text.child("block", "role", "H1", "font-weight", "bold", "font-size", "15pt", "space-after", "8pt")
                .text(page.title());
        page.before().forEach(paragraph -> paragraph(text, page, paragraph, "7pt"));
        page.chart().ifPresent(chart -> chart(text, page, chart));
        page.sections().forEach(section -> {
            text.child(
                            "block",
                            "role",
                            "H2",
                            "font-weight",
                            "bold",
                            "space-before",
                            "6pt",
                            "space-after",
                            "2pt",
                            "keep-with-next.within-page",
                            "always")
                    .text(section.heading());
            section.paragraphs().forEach(paragraph -> paragraph(text, page, paragraph, "5pt"));
        });
        page.after().forEach(paragraph -> paragraph(text, page, paragraph, "7pt"));
        Tree closing = text.child("block", "space-before", "10pt", "keep-together.within-page", "always");
        page.closing().forEach(paragraph -> paragraph(closing, page, paragraph, "0pt"));
    }

    /** School, day and address stand as the country's envelopes want them, whatever the language of the page. */
    private static void head(Tree flow, Letter letter) {
        Tree school = at(flow, "22mm", "16mm", "80mm", "24mm");
        school.child("block", "font-weight", "bold").text(letter.school());
        school.child("block", "color", QUIET, "font-size", "10pt").text(letter.written());
        Tree address = at(flow, letter.windowRight() ? "112mm" : "22mm", "46mm", "84mm", "30mm");
        letter.address().forEach(line -> address.child("block").text(line));
    }

    private static Tree at(Tree flow, String left, String top, String width, String height) {
        return flow.child(
                "block-container",
                "absolute-position",
                "fixed",
                "left",
                left,
                "top",
                top,
                "width",
                width,
                "height",
                height,
                "writing-mode",
                "lr-tb",
                "font-family",
                LATIN,
                "font-size",
                "11pt");
    }

    private static void paragraph(Tree flow, Page page, List<Span> spans, String after) {
        Tree block = flow.child("block", "space-after", after, "text-align", "start");
        spans(block, page, spans);
    }

    /** A name or a number keeps its own direction inside a sentence of the other. */
    private static void spans(Tree block, Page page, List<Span> spans) {
        for (Span span : spans) {
            if (span.filledIn() && page.rightToLeft() && !startsRightToLeft(span.text())) {
                block.text(RIGHT_TO_LEFT_MARK);
                block.child(
                                "bidi-override",
                                "unicode-bidi",
                                "embed",
                                "direction",
                                "ltr",
                                "font-family",
                                LATIN,
                                "font-size",
                                "11pt")
                        .text(span.text());
                block.text(RIGHT_TO_LEFT_MARK);
            } else {
                block.text(unjoined(span.text()));
            }
        }
    }

    /** FOP joins the letter before an Arabic question mark or semicolon to it; nobody writes so. */
    private static String unjoined(String text) {
        return BEFORE_A_MARK.matcher(text).replaceAll(ZERO_WIDTH_NON_JOINER);
    }

    static boolean startsRightToLeft(String text) {
        return text.codePoints()
                .map(Character::getDirectionality)
                .filter(direction -> direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
                .mapToObj(direction -> direction != Character.DIRECTIONALITY_LEFT_TO_RIGHT)
                .findFirst()
                .orElse(false);
    }

    private static void chart(Tree flow, Page page, Chart chart) {
        Tree box = flow.child(
                "block",
                "space-before",
                "4pt",
                "space-after",
                "10pt",
                "font-size",
                page.rightToLeft() ? "11pt" : "9.5pt",
                "keep-together.within-page",
                "always");
        box.child("block", "role", "H2", "font-weight", "bold", "space-after", "3pt")
                .text(chart.title());
        Tree table = box.child("table", "table-layout", "fixed", "width", "100%");
        table.child("table-column", "column-width", "27mm");
        table.child("table-column", "column-width", "89mm");
        table.child("table-column", "column-width", "50mm");
        Tree body = table.child("table-body");
        for (Week week : chart.weeks()) {
            Tree row = body.child("table-row", "keep-together.within-page", "always");
            Tree days = row.child("table-cell", "role", "TH", "padding-bottom", "2pt")
                    .child("block");
            spans(days, page, List.of(new Span(week.days(), true)));
            Tree bar = row.child("table-cell", "padding-bottom", "2pt", "display-align", "center")
                    .child("block", "line-height", "1")
                    .child("instream-foreign-object", "content-width", "85mm", "fox:alt-text", week.told());
            ChartBar.week(bar, week, chart.most(), page.rightToLeft());
            spans(row.child("table-cell", "padding-bottom", "2pt").child("block"), page, week.said());
        }
        Tree legend = box.child("table", "table-layout", "fixed", "width", "100%", "space-before", "3pt");
        for (int column = 0; column < 2; column++) {
            legend.child("table-column", "column-width", "10mm");
            legend.child("table-column", "column-width", "73mm");
        }
        Tree rows = legend.child("table-body");
        for (int kind = 0; kind < chart.words().size(); kind += 2) {
            Tree row = rows.child("table-row");
            for (int one = kind; one < Math.min(kind + 2, chart.words().size()); one++) {
                Tree swatch = row.child("table-cell", "display-align", "center")
                        .child("block", "line-height", "1")
                        .child("instream-foreign-object", "content-width", "8.5mm", "fox:alt-text", "–");
                ChartBar.swatch(swatch, one);
                row.child("table-cell").child("block").text(chart.words().get(one));
            }
        }
    }

    /** Only what lies beside this class: a letter fetches nothing from anywhere. */
    private static final class OwnResources implements ResourceResolver {

        private final Map<String, byte[]> read = new ConcurrentHashMap<>();

        @Override
        public Resource getResource(URI uri) throws IOException {
            String name = uri.toString().replaceFirst("^" + OWN, "");
            byte[] content = read.get(name);
            if (content == null) {
                try (InputStream file = LetterPdf.class.getResourceAsStream(name)) {
                    if (file == null) {
                        throw new IOException("There is no " + name);
                    }
                    content = file.readAllBytes();
                }
                read.put(name, content);
            }
            return new Resource(new ByteArrayInputStream(content));
        }

        @Override
        public OutputStream getOutputStream(URI uri) throws IOException {
            throw new IOException("A letter is written to memory");
        }
    }

    /** A character without a shape in the fonts, or text that does not fit, is a fault and not a small matter. */
    private static final class Faults implements org.apache.fop.events.EventListener {

        @Override
        public void processEvent(org.apache.fop.events.Event event) {
            String what = event.getEventID().toLowerCase(Locale.ROOT);
            if (what.contains("glyphnotavailable") || what.contains("overflow")) {
                throw new IllegalStateException("A letter cannot be laid out: " + event.getEventID());
            }
        }
    }
}
