package se.sedd.web.handbook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.engine.ModelLibrary;
import se.sedd.engine.ProcessGuide;
import se.sedd.engine.ProcessGuide.Kind;
import se.sedd.engine.ProcessGuide.Task;
import se.sedd.register.Role;

/**
 * {@code /handbook/}: the routine as it runs, by role and by process, made of the deployed models. It speaks of nobody, so
 * anybody may read it.
 */
@Controller
class HandbookPages {

    private final ModelLibrary library;

    HandbookPages(ModelLibrary library) {
        this.library = library;
    }

    @GetMapping("/handbook")
    String withSlash() {
        return "redirect:/handbook/";
    }

    @GetMapping("/handbook/")
    String index(Model page, Locale language) {
        page.addAttribute("roles", roles(language));
        page.addAttribute("begun", begunByAnybody(language));
        page.addAttribute("processes", library.processes(language));
        page.addAttribute("words", GuideWords.in(language));
        page.addAttribute("language", language.getLanguage());
        return "handbook/index";
    }

    @GetMapping("/handbook/{key:[a-z0-9-]+}")
    String process(@PathVariable String key, Model page, Locale language) {
        ProcessGuide guide =
                library.process(key, language).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("guide", guide);
        page.addAttribute("words", GuideWords.of(guide));
        page.addAttribute("readersWords", GuideWords.in(language));
        page.addAttribute("language", language.getLanguage());
        page.addAttribute("picture", library.picture(key, language).isPresent());
        return "handbook/process";
    }

    @GetMapping("/handbook/{key:[a-z0-9-]+}.svg")
    ResponseEntity<byte[]> picture(@PathVariable String key, Locale language) {
        return library.picture(key, language)
                .map(picture -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType("image/svg+xml;charset=utf-8"))
                        .body(picture))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** Every role that has something to do, in the order of the routine's roles, with its tasks. */
    private List<RolePage> roles(Locale language) {
        return Arrays.stream(Role.values())
                .map(role -> new RolePage(GuideWords.in(language).role(role), role.id(), work(role, language)))
                .filter(page -> !page.work().isEmpty())
                .toList();
    }

    private List<Work> work(Role role, Locale language) {
        return library.processes(language).stream()
                .flatMap(guide -> guide.tasks().stream()
                        .filter(task -> task.kind() == Kind.PERSON && !GuideWords.everybody(task))
                        .filter(task -> task.roles().contains(role.id()))
                        .map(task -> new Work(guide, task)))
                .distinct()
                .toList();
    }

    private List<Work> begunByAnybody(Locale language) {
        return library.processes(language).stream()
                .flatMap(guide -> guide.tasks().stream()
                        .filter(task -> task.kind() == Kind.PERSON && GuideWords.everybody(task))
                        .map(task -> new Work(guide, task)))
                .toList();
    }

    /** One role's part of the index. */
    record RolePage(String name, String id, List<Work> work) {}

    /** A task, and the process it belongs to. */
    record Work(ProcessGuide guide, Task task) {

        /** When it is to be done where nothing else is said. */
        public String usually() {
            return task.deadlines().stream()
                    .filter(deadline -> deadline.when().isEmpty())
                    .findFirst()
                    .map(deadline -> GuideWords.of(guide).deadline(deadline))
                    .orElse("");
        }
    }
}
