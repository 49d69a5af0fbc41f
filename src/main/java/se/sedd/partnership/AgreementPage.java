package se.sedd.partnership;

import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.engine.Sentences;
import se.sedd.register.Register;

/** One agreement with its history, on a page that prints as it is read. */
@Controller
class AgreementPage {

    private static final Sentences SENTENCES = new Sentences("se.sedd.partnership.sentences");

    private final AgreementRegister agreements;
    private final AgreementReaders readers;
    private final AgreementSheets sheets;
    private final Register register;

    AgreementPage(AgreementRegister agreements, AgreementReaders readers, AgreementSheets sheets, Register register) {
        this.agreements = agreements;
        this.readers = readers;
        this.sheets = sheets;
        this.register = register;
    }

    /** 404 for an agreement that is not the reader's, as for one that is not there. */
    @GetMapping("/agreements/{number}")
    String show(@PathVariable String number, Principal user, Model page) {
        Agreement agreement = agreements
                .find(number)
                .filter(found -> register.staff(user.getName())
                        .filter(person -> readers.mayRead(found, person))
                        .isPresent())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, SENTENCES.of("no-agreement")));
        page.addAttribute("sheet", sheets.of(agreement));
        return "agreement";
    }
}
