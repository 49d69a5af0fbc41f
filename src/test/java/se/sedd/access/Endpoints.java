package se.sedd.access;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.context.ApplicationContext;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every way into the running application, as {@code METHOD /path/{template}}: Spring's own request mappings and static files,
 * and the resources of each JAX-RS application, sub-resources and Cockpit's plugins included. What answers without being on
 * this list are filters: {@link #FILTERS}.
 *
 * <p>The engine's REST interface is served at three places, which differ in nothing; its endpoints are called
 * {@code engine:/…} and asked for at each of them.
 */
final class Endpoints {

    /** Prefix of the endpoints of the engine's REST interface. */
    static final String ENGINE = "engine:";

    /** Where the engine's REST interface is served. */
    static final List<String> ENGINE_PLACES =
            List.of("/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default");

    /** Ways that are answered by filters, of which no framework gives a list. */
    private static final List<String> FILTERS =
            List.of("POST /login", "POST /logout", "GET /camunda/app/{app}/{engine}/");

    private static final Set<String> SERVLETS_OF_NO_PATHS = Set.of("default", "jsp", "dispatcherServlet");

    private final SortedSet<String> all = new TreeSet<>();

    private Endpoints() {}

    static SortedSet<String> of(ApplicationContext context) {
        Endpoints found = new Endpoints();
        found.all.addAll(FILTERS);
        found.spring(context);
        found.servlets(context, ((WebApplicationContext) context).getServletContext());
        return found.all;
    }

    private void spring(ApplicationContext context) {
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .forEach(this::mapped);
        context.getBeansOfType(AbstractUrlHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMap().keySet().stream())
                .forEach(pattern -> all.add("GET " + pattern));
    }

    private void mapped(RequestMappingInfo info) {
        Collection<String> methods = info.getMethodsCondition().getMethods().isEmpty()
                ? List.of("GET")
                : info.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .toList();
        info.getPatternValues().forEach(path -> methods.forEach(method -> all.add(method + " " + path)));
    }

    private void servlets(ApplicationContext context, ServletContext servlets) {
        for (Map.Entry<String, ? extends ServletRegistration> servlet :
                servlets.getServletRegistrations().entrySet()) {
            if (SERVLETS_OF_NO_PATHS.contains(servlet.getKey())) {
                continue;
            }
            List<Class<?>> resources = resources(context, servlet.getValue());
            for (String pattern : servlet.getValue().getMappings()) {
                String at = pattern.replaceFirst("/\\*$", "");
                if (resources.isEmpty()) {
                    all.add("GET " + pattern);
                }
                resources.forEach(resource -> root(at, resource));
            }
        }
    }

    /** The resource classes of a JAX-RS servlet; none for any other servlet. */
    private static List<Class<?>> resources(ApplicationContext context, ServletRegistration servlet) {
        String application = servlet.getInitParameter("jakarta.ws.rs.Application");
        Collection<Class<?>> classes;
        if (application != null) {
            try {
                Class<?> type = Class.forName(application);
                classes = ((Application) type.getDeclaredConstructor().newInstance()).getClasses();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(application, e);
            }
        } else if (servlet.getClassName().equals(ServletContainer.class.getName())) {
            classes = context.getBean(ResourceConfig.class).getClasses();
        } else {
            classes = List.of();
        }
        return classes.stream()
                .<Class<?>>map(type -> type)
                .filter(type -> path(type).isPresent())
                .toList();
    }

    private void root(String at, Class<?> resource) {
        walk(joined(at, path(resource).orElseThrow()), resource, new ArrayList<>());
    }

    private void walk(String at, Class<?> resource, List<Class<?>> above) {
        if (above.contains(resource)) {
            return;
        }
        List<Class<?>> path = new ArrayList<>(above);
        path.add(resource);
        for (Method method : resource.getMethods()) {
            Optional<String> below = path(method);
            String full = joined(at, below.orElse(""));
            List<String> verbs = verbs(method);
            verbs.forEach(verb -> add(verb, full));
            if (verbs.isEmpty() && below.isPresent()) {
                walk(full, method.getReturnType(), path);
            }
        }
    }

    private void add(String verb, String full) {
        String path = full.replaceAll("\\{\\s*(\\w+)\\s*:[^{}]*(?:\\{[^{}]*}[^{}]*)*}", "{$1}");
        if (path.equals("/engine-rest/engine")) {
            all.add(verb + " " + path);
            return;
        }
        for (String place : ENGINE_PLACES) {
            String engine = place.replace("/default", "/{name}");
            if (path.equals(engine) || path.startsWith(engine + "/")) {
                String rest = path.substring(engine.length());
                if (!rest.startsWith("/engine/{name}")) {
                    all.add(verb + " " + ENGINE + (rest.isEmpty() ? "/" : rest));
                }
                return;
            }
        }
        all.add(verb + " " + path);
    }

    private static List<String> verbs(Method method) {
        return declarations(method)
                .flatMap(declared -> Arrays.stream(declared.getAnnotations()))
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(HttpMethod::value)
                .distinct()
                .toList();
    }

    private static Optional<String> path(Method method) {
        return declarations(method)
                .map(declared -> declared.getAnnotation(Path.class))
                .filter(java.util.Objects::nonNull)
                .map(Path::value)
                .findFirst();
    }

    /** The method and what it overrides: annotations may stand on an interface. */
    private static Stream<Method> declarations(Method method) {
        return supertypes(method.getDeclaringClass()).flatMap(type -> {
            try {
                return Stream.of(type.getDeclaredMethod(method.getName(), method.getParameterTypes()));
            } catch (NoSuchMethodException e) {
                return Stream.empty();
            }
        });
    }

    private static Optional<String> path(Class<?> type) {
        return supertypes(type)
                .map(one -> one.getAnnotation(Path.class))
                .filter(java.util.Objects::nonNull)
                .map(Path::value)
                .findFirst();
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        return type == null
                ? Stream.empty()
                : Stream.of(
                                Stream.of(type),
                                supertypes(type.getSuperclass()),
                                Arrays.stream(type.getInterfaces()).flatMap(Endpoints::supertypes))
                        .flatMap(types -> types);
    }

    private static String joined(String at, String below) {
        String joined = (at + "/" + below).replaceAll("/{2,}", "/");
        return joined.length() > 1 && joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
    }
}
