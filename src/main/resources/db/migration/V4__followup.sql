-- Absence cases: one row each, beside the engine's instance and written in its transaction. open_pupil is the pupil while the
-- case is open and empty afterwards, so that the unique constraint allows exactly one open case per pupil.

create table sedd.case_series (id integer not null primary key, last_number bigint not null);
insert into sedd.case_series (id, last_number) values (1, 0);

create table sedd.case_registry (
  case_number         varchar(40) not null primary key,
  pupil_id            varchar(64) not null,
  pupil_ref           varchar(36) not null,
  open_pupil          varchar(64) unique,
  school_id           varchar(64) not null,
  opened_on           date        not null,
  opened_because      varchar(60) not null,
  closed_on           date,
  state               varchar(10) not null, -- OPEN, RESTING, CLOSED
  outcome             varchar(40),
  level               varchar(20) not null, -- MENTOR, COORDINATOR, STUDENT_HEALTH, SOCIAL_SERVICES
  owner               varchar(64),
  next_step           varchar(60) not null,
  due_date            date        not null,
  main_task           varchar(64),
  call_due            date        not null,
  call_attempts       integer     not null,
  planned_date        date,
  last_contact_on     date,
  last_adult_on       date,
  absence_cause       varchar(30),
  expected_back       date,
  rest_kind           varchar(10), -- explained, decided
  rest_from           date,
  rest_until          date,
  continues           integer     not null,
  severe              boolean     not null,
  letter_term         varchar(20),
  contact_person      varchar(64),
  contact_person_asked boolean    not null,
  daily_contact       boolean     not null,
  question_open       boolean     not null,
  investigation       varchar(20), -- investigate, not-needed
  investigator        varchar(64),
  reconsider_on       date,
  held                boolean     not null
);
create index case_of_pupil on sedd.case_registry (pupil_id, opened_on);
create index case_of_school on sedd.case_registry (school_id, state);
create index case_of_main_task on sedd.case_registry (main_task);
create index case_of_owner on sedd.case_registry (owner, state);

-- Who has had which role in a case: the same coordinator stays with it from task to task.
create table sedd.case_handler (
  case_number varchar(40) not null references sedd.case_registry (case_number),
  role        varchar(40) not null,
  user_id     varchar(64) not null,
  primary key (case_number, role)
);

-- Pupils whose absence is not known well enough for a case: the register is chased, not the family.
create table sedd.data_quality (
  pupil_id         varchar(64) not null primary key,
  school_id        varchar(64) not null,
  evaluated_on     date        not null,
  offered_days     integer     not null,
  offered_minutes  integer     not null,
  reported_minutes integer     not null
);
create index data_quality_of_school on sedd.data_quality (school_id);

-- One row: whoever evaluates holds it, on every node.
create table sedd.evaluation_guard (id integer not null primary key);
insert into sedd.evaluation_guard (id) values (1);

-- Notices that an investigation has begun, immutable, handed out as files afterwards.
create table sedd.organiser_notice (
  notice_id     varchar(36)   not null primary key,
  case_number   varchar(40)   not null,
  receipt       varchar(80)   not null,
  kind          varchar(30)   not null,
  recipient     varchar(200)  not null,
  notice_text   varchar(4000) not null,
  written_at    timestamp with time zone not null,
  handed_out_at timestamp with time zone
);
create index organiser_notice_of_case on sedd.organiser_notice (case_number);
