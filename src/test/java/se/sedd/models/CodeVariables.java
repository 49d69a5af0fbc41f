package se.sedd.models;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** Which declared variables the application's code handles, read from its byte code: constants of contract classes. */
record CodeVariables(Set<String> used, Set<String> set) {

    private static final Set<String> SETTERS =
            Set.of("set", "toEngine", "setVariable", "setVariables", "setVariableLocal", "putValue", "put");

    static CodeVariables ofTheApplication() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("se.sedd");
        Set<String> used = new TreeSet<>();
        Set<String> set = new TreeSet<>();
        classes.stream()
                .filter(type -> !type.isAssignableTo(ProcessContract.class))
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTarget().getRawType().isEquivalentTo(Variable.class))
                .filter(access -> !access.getOriginOwner().equals(access.getTargetOwner()))
                .forEach(access -> name(access).forEach(name -> {
                    used.add(name);
                    if (writes(access)) {
                        set.add(name);
                    }
                }));
        return new CodeVariables(used, set);
    }

    /** The method that names the variable also gives some variable a value. */
    private static boolean writes(JavaFieldAccess access) {
        return access.getOrigin().getMethodCallsFromSelf().stream()
                .map(JavaMethodCall::getName)
                .anyMatch(SETTERS::contains);
    }

    private static Stream<String> name(JavaFieldAccess access) {
        try {
            Field field = Class.forName(access.getTargetOwner().getName()).getDeclaredField(access.getName());
            field.setAccessible(true);
            return java.lang.reflect.Modifier.isStatic(field.getModifiers())
                    ? Stream.of(((Variable<?>) field.get(null)).name())
                    : Stream.empty();
        } catch (ReflectiveOperationException e) {
            return Stream.empty();
        }
    }
}
