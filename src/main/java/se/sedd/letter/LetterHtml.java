package se.sedd.letter;

import java.io.StringWriter;
import java.util.List;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import se.sedd.letter.Letter.Chart;
import se.sedd.letter.Letter.Page;
import se.sedd.letter.Letter.Span;
import se.sedd.letter.Letter.Week;

/** The same letter for the screen: one file, nothing fetched, every part with its language and direction. */
@Component
class LetterHtml {

    private static final String STYLE = """
            body{margin:0;background:#fff;color:#16262d;font:1.05rem/1.6 "Noto Sans",system-ui,sans-serif}
            main{max-width:40rem;margin:0 auto;padding:2rem 1.25rem}
            [dir=rtl]{font-family:"Noto Naskh Arabic","Noto Sans",system-ui,sans-serif;font-size:1.2rem;line-height:1.8}
            address{font-style:normal;margin:1.5rem 0 2rem}
            header p,.language{color:#44575f;margin:0}
            h1{font-size:1.45rem;line-height:1.3;margin:.5rem 0 1rem}
            h2{font-size:1.05rem;margin:1.5rem 0 .5rem}
            section+section{border-top:1px solid #9db0b7;margin-top:2.5rem;padding-top:1.5rem}
            table{border-collapse:collapse;width:100%;font-size:.95em}
            th{font-weight:normal;text-align:start;white-space:nowrap}
            th,td{padding:.2rem .6rem .2rem 0;vertical-align:middle}
            [dir=rtl] th,[dir=rtl] td{padding:.2rem 0 .2rem .6rem}
            .legend{list-style:none;padding:0;margin:.6rem 0 1.5rem;display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;font-size:.95em}
            .legend svg{margin-inline-end:.4rem;vertical-align:-1px}
            .closing p{margin:0}
            svg{max-width:100%;height:auto}
            @media print{section+section{break-before:page;border:0;margin:0}}
            """;

    String show(Letter letter) {
        Page first = letter.pages().get(0);
        Tree html = Tree.root("", "html", "lang", first.language(), "dir", direction(first));
        Tree head = html.child("head");
        head.child("meta", "charset", "utf-8");
        head.child("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        head.child("title").text(first.title());
        head.child("style").text(STYLE);
        Tree main = html.child("body").child("main");
        String schools = letter.pages().get(letter.pages().size() - 1).language();
        Tree top = main.child("header", "lang", schools, "dir", "ltr");
        top.child("p").child("strong").text(letter.school());
        top.child("p").text(letter.written());
        Tree address = top.child("address");
        for (int line = 0; line < letter.address().size(); line++) {
            if (line > 0) {
                address.child("br");
            }
            address.text(letter.address().get(line));
        }
        letter.pages().forEach(page -> page(main, page, letter.pages().size() > 1));
        return write(html.document());
    }

    private static void page(Tree main, Page page, boolean severalLanguages) {
        Tree section = main.child("section", "lang", page.language(), "dir", direction(page));
        if (severalLanguages) {
            section.child("p", "class", "language").text(page.languageName());
        }
        section.child("h1").text(page.title());
        page.before().forEach(paragraph -> spans(section.child("p"), paragraph));
        page.chart().ifPresent(chart -> chart(section, page, chart));
        page.sections().forEach(part -> {
            section.child("h2").text(part.heading());
            part.paragraphs().forEach(paragraph -> spans(section.child("p"), paragraph));
        });
        page.after().forEach(paragraph -> spans(section.child("p"), paragraph));
        Tree closing = section.child("div", "class", "closing");
        page.closing().forEach(paragraph -> spans(closing.child("p"), paragraph));
    }

    private static void spans(Tree paragraph, List<Span> spans) {
        for (Span span : spans) {
            if (span.filledIn()) {
                paragraph.child("bdi").text(span.text());
            } else {
                paragraph.text(span.text());
            }
        }
    }

    private static void chart(Tree section, Page page, Chart chart) {
        section.child("h2").text(chart.title());
        Tree body = section.child("table").child("tbody");
        for (Week week : chart.weeks()) {
            Tree row = body.child("tr");
            row.child("th", "scope", "row").child("bdi", "dir", "ltr").text(week.days());
            Tree bar = row.child("td").child("span", "role", "img", "aria-label", week.told());
            ChartBar.week(bar, week, chart.most(), page.rightToLeft());
            spans(row.child("td"), week.said());
        }
        Tree legend = section.child("ul", "class", "legend");
        for (int kind = 0; kind < chart.words().size(); kind++) {
            Tree item = legend.child("li");
            ChartBar.swatch(item.child("span", "aria-hidden", "true"), kind);
            item.text(chart.words().get(kind));
        }
    }

    private static String direction(Page page) {
        return page.rightToLeft() ? "rtl" : "ltr";
    }

    private static String write(Document document) {
        try {
            Transformer writer = TransformerFactory.newDefaultInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.METHOD, "xml");
            writer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter html = new StringWriter();
            writer.transform(new DOMSource(document), new StreamResult(html));
            return "<!doctype html>\n" + html;
        } catch (TransformerException e) {
            throw new IllegalStateException("A letter cannot be written", e);
        }
    }
}
