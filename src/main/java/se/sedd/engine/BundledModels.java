package se.sedd.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The models, decision tables and forms that come with the application. They are deployed together, under the names they have
 * in the project, and again only when one of them has changed: a form belongs to the deployment of its model.
 */
final class BundledModels {

    private static final String[] PLACES = {
        "classpath*:processes/**/*.bpmn", "classpath*:processes/**/*.dmn", "classpath*:forms/**/*.form"
    };

    private final Map<String, byte[]> files = new TreeMap<>();

    BundledModels() {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        try {
            for (String place : PLACES) {
                for (Resource file : resolver.getResources(place)) {
                    files.put(
                            name(file, place.contains("processes") ? "processes/" : "forms/"),
                            file.getContentAsByteArray());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Resource file, String folder) throws IOException {
        String address = file.getURL().toString();
        return address.substring(address.lastIndexOf("/" + folder) + 1);
    }

    void deploy(RepositoryService repository) {
        if (files.isEmpty()) {
            return;
        }
        DeploymentBuilder deployment =
                repository.createDeployment().name("sedd").source("bundled").enableDuplicateFiltering(false);
        files.forEach((name, content) -> deployment.addInputStream(name, new java.io.ByteArrayInputStream(content)));
        deployment.deploy();
    }

    /** Whether this is a file of the application, unchanged. */
    boolean contains(String name, byte[] content) {
        return Arrays.equals(files.get(name), content);
    }
}
