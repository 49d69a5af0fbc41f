-- Who has agreed that the school or social services talk with whom, about what and until when. Append-only but for its ending.

create table sedd.consent (
  consent_id      varchar(36)  not null primary key,
  pupil_ref       varchar(36)  not null,
  school_id       varchar(64)  not null,
  compartment     varchar(20)  not null, -- whose consent it is to keep: SCHOOL, SOCIAL_SERVICES
  process_number  varchar(40)  not null, -- number of the case or the referral whose tasks rest on it
  purpose         varchar(20)  not null, -- COOPERATION, SIP
  recipients      varchar(400) not null, -- codes, separated by a bar
  covers          varchar(1000),         -- what it covers, in the words of whoever wrote it down
  given_on        date         not null,
  valid_until     date         not null,
  recorded_by     varchar(64)  not null,
  ended_on        date,
  ending          varchar(20),           -- WITHDRAWN, EXPIRED, RENEWED
  end_recorded_by varchar(64)
);
create index consent_of_process on sedd.consent (process_number, purpose);
create index consent_of_pupil on sedd.consent (pupil_ref, given_on);
create index consent_running on sedd.consent (ended_on, valid_until);

-- guardian_id is empty for the pupil, and for a guardian whom the register did not know.
create table sedd.consent_giver (
  consent_id   varchar(36) not null references sedd.consent (consent_id),
  giver        varchar(20) not null, -- guardian-1, guardian-2, pupil: the number the guardian had when it was given
  guardian_id  varchar(64),
  withdrawn_on date,
  primary key (consent_id, giver)
);
