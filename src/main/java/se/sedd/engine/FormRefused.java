package se.sedd.engine;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/**
 * A submitted form that cannot be accepted; the message is a sentence for the person who submitted it. The engine's REST
 * interface answers 400 to this kind of exception.
 */
public class FormRefused extends FormFieldValidationException {

    private static final long serialVersionUID = 1L;

    public FormRefused(String sentence) {
        super(null, sentence);
    }

    /** The sentence for the person. */
    public String sentence() {
        return getMessage();
    }
}
