package se.sedd.letter;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Builds a document element by element: whatever a register or a person wrote stays text. */
final class Tree {

    private final String namespace;
    private final Element element;

    private Tree(String namespace, Element element) {
        this.namespace = namespace;
        this.element = element;
    }

    /** @param namespace empty where the document has none */
    static Tree root(String namespace, String name, String... attributes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().newDocument();
            Element root =
                    namespace.isEmpty() ? document.createElement(name) : document.createElementNS(namespace, name);
            document.appendChild(root);
            return new Tree(namespace, root).with(attributes);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK builds documents", e);
        }
    }

    Tree child(String name, String... attributes) {
        return childOf(namespace, name, attributes);
    }

    Tree childOf(String itsNamespace, String name, String... attributes) {
        Document document = document();
        Element child =
                itsNamespace.isEmpty() ? document.createElement(name) : document.createElementNS(itsNamespace, name);
        element.appendChild(child);
        return new Tree(itsNamespace, child).with(attributes);
    }

    /** Names and values in turn; a prefixed name is written as it stands. */
    Tree with(String... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            if (name.startsWith("fox:")) {
                element.setAttributeNS(LetterPdf.FOX, name, attributes[i + 1]);
            } else if (name.startsWith("xml:") && !namespace.isEmpty()) {
                element.setAttributeNS("http://www.w3.org/XML/1998/namespace", name, attributes[i + 1]);
            } else {
                element.setAttribute(name, attributes[i + 1]);
            }
        }
        return this;
    }

    Tree text(String text) {
        element.appendChild(document().createTextNode(text));
        return this;
    }

    Document document() {
        return element.getOwnerDocument();
    }
}
