package se.sedd.socialservices;

/**
 * The messages between the school and social services. They carry numbers and choices; texts travel in the journal. Where a
 * message may find nobody waiting any more, the answer says so.
 */
public interface ReferralProcesses {

    /** School to social services: a report; their process starts. */
    void received(Referral referral);

    /** Social services to school: what became of it. False if the school's report does not wait for it. */
    boolean feedbackGiven(Referral referral, String feedback);

    /** School to social services: the feedback is late. False if the referral is closed. */
    boolean feedbackAskedFor(Referral referral);

    /** Social services to school: a question that the principal answers; the school's process starts. */
    void informationRequested(Referral referral);

    /** Within social services: the plan rests on no consent any more. False if nobody waits for a meeting. */
    boolean consentEnded(Referral referral);

    /** School to social services: the answer. False if the referral is closed. */
    boolean informationAnswered(Referral referral);
}
