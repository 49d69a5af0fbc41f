package se.sedd.register;

import java.util.Optional;

/**
 * A school; its id is the engine's tenant.
 *
 * @param country SE or NO
 * @param language of staff and texts, sv or nb
 * @param municipality picks the rows of the routine's tables
 * @param organiser the huvudman that is told when an investigation starts
 */
public record School(
        String id,
        String name,
        String country,
        String language,
        Optional<String> municipality,
        Optional<String> district,
        Optional<String> organiser,
        SchoolForm schoolForm) {}
