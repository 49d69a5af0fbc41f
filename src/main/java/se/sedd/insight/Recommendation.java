package se.sedd.insight;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.followup.AbsenceCase;
import se.sedd.insight.AbsencePicture.Picture;
import se.sedd.insight.AbsencePicture.Stretch;
import se.sedd.routine.AbsenceRules;

/**
 * What the routine suggests at a task, in a sentence beside the form. A person decides; the figures are those of the routine's
 * tables, so that a changed table changes the sentence.
 */
@Component
class Recommendation {

    /** The sentence for this task, or empty where the routine suggests nothing. */
    Optional<String> of(String task, AbsenceCase found, Picture picture) {
        return switch (task) {
            case "contact-guardian" -> Optional.of(call(found, picture));
            case "follow-up-contact", "follow-up-plan", "follow-up-measures", "follow-up-cooperation" ->
                Optional.of(followUp(found, picture));
            case "decide-investigation" ->
                Optional.of(standing(picture)
                        + " Frånvaron ska utredas skyndsamt om det inte är obehövligt (skollagen 7 kap. 19 a §).");
            default -> Optional.empty();
        };
    }

    private static String call(AbsenceCase found, Picture picture) {
        String attempt = found.callAttempts() == 0
                ? "Ring hemmet i dag, fråga hur eleven mår och vad som skulle hjälpa."
                : "Hemmet har inte nåtts på %s. Försök igen i dag. Efter tredje skoldagen tar närvarokoordinatorn över."
                        .formatted(found.callAttempts() == 1 ? "ett försök" : found.callAttempts() + " försök");
        return standing(picture) + " " + attempt;
    }

    private static String standing(Picture picture) {
        Stretch window = picture.window();
        int limit = picture.rules().opensAbovePercent();
        if (!window.enough()) {
            return "För lite är rapporterat för att säga hur stor frånvaron är.";
        }
        return window.above(limit)
                ? "Frånvaron är %s procent. Rutinens gräns är %d procent.".formatted(percent(window), limit)
                : "Frånvaron är %s procent, inte över rutinens gräns på %d procent.".formatted(percent(window), limit);
    }

    private static String followUp(AbsenceCase found, Picture picture) {
        AbsenceRules rules = picture.rules();
        Optional<Stretch> contact = picture.sinceContact();
        if (contact.isEmpty()) {
            return "Ingen kontakt är noterad i ärendet. Rutinen föreslår att du tar kontakt och följer upp igen.";
        }
        Stretch since = contact.orElseThrow();
        if (since.days() < rules.daysBeforeRestored()) {
            return "%s sedan kontakten. Rutinen föreslår att du följer upp igen: ärendet kan avslutas först efter %d skoldagar."
                    .formatted(days(since.days()), rules.daysBeforeRestored());
        }
        if (100L * since.reportedMinutes() < (long) rules.coveragePercent() * since.offeredMinutes()) {
            return "För lite är rapporterat sedan kontakten. Rutinen föreslår att du följer upp igen och ber lärarna rapportera.";
        }
        if (!since.above(rules.opensAbovePercent())) {
            return "Frånvaron sedan kontakten är %s procent, inte över gränsen på %d procent. Rutinen föreslår att ärendet avslutas."
                    .formatted(percent(since), rules.opensAbovePercent());
        }
        return "Frånvaron sedan kontakten är %s procent, över gränsen på %d procent. Rutinen föreslår %s."
                .formatted(
                        percent(since),
                        rules.opensAbovePercent(),
                        found.continues() == 0 ? "att du följer upp igen eller går till nästa steg" : "nästa steg");
    }

    private static String days(int count) {
        return switch (count) {
            case 0 -> "Ingen skoldag har gått";
            case 1 -> "En skoldag har gått";
            default -> count + " skoldagar har gått";
        };
    }

    private static String percent(Stretch stretch) {
        NumberFormat format = NumberFormat.getInstance(Locale.forLanguageTag("sv"));
        format.setMaximumFractionDigits(1);
        return format.format(stretch.ratePercent());
    }
}
