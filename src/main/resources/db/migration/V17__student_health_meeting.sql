-- When a case came to the step it stands at.
alter table sedd.case_registry add column level_since date;
update sedd.case_registry set level_since = opened_on;
alter table sedd.case_registry alter column level_since set not null;

-- A school's student health meetings. What is written of a meeting is about the meeting; what is decided about a pupil stands in
-- the pupil's journal.
create table sedd.student_health_meeting (
  number       varchar(100) not null primary key, -- EHT, school and planned day; also the business key of its process
  school_id    varchar(64)  not null,
  planned_on   date         not null, -- as the routine has it
  meets_on     date         not null, -- another day where the principal has chosen one
  meets_hour   integer      not null, -- local time at the school
  state        varchar(10)  not null, -- PLANNED, HELD, CANCELLED
  closed_on    date,
  closed_by    varchar(64),
  participants varchar(400),          -- as they were answered, read by people
  reason       varchar(4000),         -- why it was not held
  agenda       varchar(4000),
  note         varchar(4000),
  reminded     varchar(64),           -- who was last told that it is still to be done
  reminded_at  timestamp with time zone
);
create index student_health_meeting_of_school on sedd.student_health_meeting (school_id, state, meets_on);

-- The list as it stood when a meeting ended: numbers of cases and figures, so that the next meeting sees what has changed.
create table sedd.student_health_listing (
  number           varchar(100) not null references sedd.student_health_meeting (number),
  case_number      varchar(40)  not null,
  level            varchar(20)  not null,
  resting          boolean      not null,
  due_date         date         not null,
  offered_minutes  integer      not null,
  reported_minutes integer      not null,
  valid_minutes    integer      not null,
  invalid_minutes  integer      not null,
  primary key (number, case_number)
);

-- What a meeting has decided about a pupil. The words stand in the journal, under decision_id.
create table sedd.meeting_decision (
  decision_id varchar(36)  not null primary key,
  number      varchar(100) not null references sedd.student_health_meeting (number),
  case_number varchar(40)  not null,
  pupil_ref   varchar(36)  not null,
  school_id   varchar(64)  not null,
  kind        varchar(20)  not null, -- ACTION, EARLIER, NO_CHANGE
  owner       varchar(64),           -- whose the action is
  due_date    date,                  -- of the action, or the step's new date
  task_id     varchar(64),           -- the engine's, while the action is open
  state       varchar(10)  not null, -- OPEN, DONE, DROPPED
  settled_on  date,
  decided_by  varchar(64)  not null,
  decided_at  timestamp with time zone not null
);
create index meeting_decision_of_meeting on sedd.meeting_decision (number);
create index meeting_decision_of_school on sedd.meeting_decision (school_id, state);
create index meeting_decision_of_case on sedd.meeting_decision (case_number, state);
create index meeting_decision_of_task on sedd.meeting_decision (task_id);

-- Cases that the mobile team has taken on, until when. open_case is the case while that lasts and empty afterwards, so that a
-- case is taken on once at a time.
create table sedd.team_case (
  taken_id    varchar(36) not null primary key,
  case_number varchar(40) not null,
  open_case   varchar(40) unique,
  pupil_ref   varchar(36) not null,
  school_id   varchar(64) not null,
  user_id     varchar(64) not null,
  taken_on    date        not null,
  until_day   date        not null,
  ended_on    date,
  ended_by    varchar(64)
);
create index team_case_of_school on sedd.team_case (school_id, ended_on);
