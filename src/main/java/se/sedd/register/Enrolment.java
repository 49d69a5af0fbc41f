package se.sedd.register;

/** How a pupil attends the school that has them enrolled. */
public enum Enrolment {
    REGULAR,
    PLACED_ELSEWHERE,
    HOSPITAL_SCHOOL,
    LEAVE
}
