package se.sedd.insight.panel;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.sedd.followup.AbsenceCase;
import se.sedd.insight.panel.AbsencePicture.Picture;
import se.sedd.insight.panel.AbsencePicture.Stretch;
import se.sedd.routine.AbsenceRules;
import se.sedd.routine.DayLimits;

/**
 * What the routine suggests at a task, in a sentence beside the form. A person decides; the figures are those of the routine's
 * tables, so that a changed table changes the sentence. The words stand in {@code panel.properties}.
 */
@Component
class Recommendation {

    private final MessageSource words;

    Recommendation(MessageSource words) {
        this.words = words;
    }

    /** The sentence for this task in this language, or empty where the routine suggests nothing. */
    Optional<String> of(String task, AbsenceCase found, Picture picture, Locale language) {
        Sentences said = (key, figures) -> words.getMessage("recommendation." + key, figures, language);
        return switch (task) {
            case "contact-guardian" -> Optional.of(standing(picture, said, language) + " " + call(found, said));
            case "follow-up-contact", "follow-up-plan", "follow-up-measures", "follow-up-cooperation" ->
                Optional.of(followUp(found, picture, said, language));
            case "decide-investigation" ->
                Optional.of(standing(picture, said, language) + " " + said.of("investigate"));
            default -> Optional.empty();
        };
    }

    private interface Sentences {
        String of(String key, Object... figures);
    }

    private static String call(AbsenceCase found, Sentences said) {
        return found.callAttempts() == 0 ? said.of("first-call") : said.of("call-again", found.callAttempts());
    }

    private static String standing(Picture picture, Sentences said, Locale language) {
        Stretch window = picture.window();
        if (!window.enough()) {
            return said.of("unknown");
        }
        String key = window.above() ? "above" : "not-above";
        return window.counted()
                .map(counted -> {
                    DayLimits limits = picture.rules().dayLimits().orElseThrow();
                    return said.of(
                            key + "-days",
                            counted.month().days(),
                            counted.month().hours(),
                            counted.halfYear().days(),
                            limits.monthDays(),
                            limits.halfYearDays(),
                            limits.monthHours(),
                            limits.rowDays());
                })
                .orElseGet(() ->
                        said.of(key, percent(window, language), picture.rules().opensAbovePercent()));
    }

    private static String followUp(AbsenceCase found, Picture picture, Sentences said, Locale language) {
        AbsenceRules rules = picture.rules();
        Optional<Stretch> contact = picture.sinceContact();
        if (contact.isEmpty()) {
            return said.of("no-contact");
        }
        Stretch since = contact.orElseThrow();
        if (since.days() < rules.daysBeforeRestored()) {
            return said.of("too-soon", since.days(), rules.daysBeforeRestored());
        }
        if (100L * since.reportedMinutes() < (long) rules.coveragePercent() * since.offeredMinutes()) {
            return said.of("unreported");
        }
        String key = !since.above() ? "restored" : found.continues() == 0 ? "first-continue" : "escalate";
        return since.counted()
                .map(counted -> said.of(
                        key + "-days",
                        counted.all().days(),
                        counted.all().hours(),
                        rules.dayLimits().orElseThrow().monthDays()))
                .orElseGet(() -> said.of(key, percent(since, language), rules.opensAbovePercent()));
    }

    private static String percent(Stretch stretch, Locale language) {
        NumberFormat format = NumberFormat.getInstance(language);
        format.setMaximumFractionDigits(1);
        return format.format(stretch.ratePercent());
    }
}
