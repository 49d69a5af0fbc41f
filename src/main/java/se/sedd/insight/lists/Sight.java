package se.sedd.insight.lists;

/** How much of a school's routine somebody sees who follows how it is kept. */
public enum Sight {
    /** Cases with the pupils' names: whoever watches over the routine there. */
    CASES,
    /** Numbers of cases that have been taken to them, without names. */
    NUMBERS,
    /** Figures, and nothing of fewer than five. */
    FIGURES
}
