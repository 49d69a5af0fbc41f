-- Contacts with somebody outside the school, for a pupil with an open absence case: whom, who waits for the answer and until when,
-- and on which consent it rests. What was asked and answered stands in the journal, in the contact's compartment.

create table sedd.outside_contact (
  contact_id    varchar(36)  not null primary key,
  case_number   varchar(40)  not null,
  pupil_ref     varchar(36)  not null,
  school_id     varchar(64)  not null,
  compartment   varchar(20)  not null, -- SCHOOL, STUDENT_HEALTH
  body          varchar(40)  not null, -- code of outside-bodies.dmn
  named         boolean      not null, -- whether the pupil is named; else nothing but advice is asked for
  consent_id    varchar(36) references sedd.consent (consent_id),
  owner         varchar(64)  not null,
  begun_on      date         not null,
  answer_by     date         not null,
  reminders     integer      not null, -- sent since the answer was last expected
  task_id       varchar(64),           -- the open follow-up
  state         varchar(20)  not null, -- WAITING, OVER, CONSENT_ENDED, CASE_CLOSED
  ended_on      date
);
create index outside_contact_of_case on sedd.outside_contact (case_number, state);
create index outside_contact_of_consent on sedd.outside_contact (consent_id, state);
