package se.sedd.insight.panel;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.insight.JournalWords;
import se.sedd.journal.JournalEntry;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;

/** Entries of the journal as people read them. */
@Component
class JournalNotes {

    private final Register register;
    private final JournalWords words;

    JournalNotes(Register register, JournalWords words) {
        this.register = register;
        this.words = words;
    }

    /**
     * A journal entry.
     *
     * @param at local time at the school
     * @param author name of the person, empty for what the routine did by itself
     */
    record Note(LocalDateTime at, Optional<String> author, String title, List<Text> texts) {}

    record Text(String label, String value) {}

    List<Note> of(List<JournalEntry> entries, ZoneId zone, Locale language) {
        Map<String, String> authors =
                register
                        .staff(entries.stream()
                                .flatMap(entry -> entry.author().stream())
                                .collect(toSet()))
                        .stream()
                        .collect(toMap(StaffMember::userId, StaffMember::name));
        JournalWords.Titles titles = words.titles(language);
        return entries.stream()
                .map(entry -> new Note(
                        LocalDateTime.ofInstant(entry.at(), zone),
                        entry.author().map(author -> authors.getOrDefault(author, author)),
                        titles.of(entry),
                        entry.texts().stream()
                                .map(text -> new Text(text.label(), text.answer()))
                                .toList()))
                .toList();
    }
}
