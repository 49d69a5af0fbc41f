-- One row for each pupil who is to be contacted on a school day: whose it was, and what became of it. What was said stands in
-- the journal.

create table sedd.daily_contact (
  pupil_ref   varchar(36) not null,
  contact_day date        not null,
  school_id   varchar(64) not null,
  case_number varchar(40) not null,
  owner       varchar(64) not null,
  outcome     varchar(20) not null, -- OPEN, REACHED, NOT_REACHED, MISSED
  done_by     varchar(64),
  primary key (pupil_ref, contact_day)
);
create index daily_contact_of_school on sedd.daily_contact (school_id, contact_day, outcome);
