package se.sedd.meeting;

import java.util.Optional;

/** What the guardians thought of the meeting, from 1 to 5 where 5 is best; empty where they gave no answer. */
public record Evaluation(
        Optional<Integer> satisfied, Optional<Integer> useful, Optional<Integer> safe, Optional<Integer> cooperated) {}
