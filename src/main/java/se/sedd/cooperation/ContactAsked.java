package se.sedd.cooperation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A contact as it stands in a form, before it has been checked.
 *
 * @param body code of the one to be contacted
 * @param named whether the pupil is to be named, which takes a consent
 * @param newConsent whether a new consent is written down; else one that is there already has to cover it
 * @param consentFrom codes of those who gave the new one
 * @param covers what the new one covers, in words
 * @param consentUntil its last day; empty means as long as the rule allows
 * @param answerBy when the answer is expected; empty means as the routine says
 */
public record ContactAsked(
        String body,
        boolean named,
        boolean newConsent,
        List<String> consentFrom,
        Optional<String> covers,
        Optional<LocalDate> consentUntil,
        Optional<LocalDate> answerBy) {}
