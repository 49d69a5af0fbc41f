package se.sedd.models;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import se.sedd.engine.ProcessContract;
import se.sedd.models.ModelFolder.Model;

/** The contract classes of the application. */
final class Contracts {

    private Contracts() {}

    /** One of each class in {@code se.sedd} that implements {@link ProcessContract}, tests' own excepted. */
    static List<ProcessContract> ofTheApplication() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ProcessContract.class));
        return scanner.findCandidateComponents("se.sedd").stream()
                .filter(found -> !found.getBeanClassName().startsWith(Contracts.class.getPackageName()))
                .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), Contracts.class.getClassLoader()))
                .map(type -> (ProcessContract) BeanUtils.instantiateClass(type))
                .toList();
    }

    static Optional<ProcessContract> of(List<ProcessContract> contracts, Model model) {
        return contracts.stream()
                .filter(contract -> contract.key().equals(model.key()))
                .findFirst();
    }
}
