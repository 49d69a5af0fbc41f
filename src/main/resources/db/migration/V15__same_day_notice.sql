-- Which schools have lessons on a day that is not over yet, and whether anything has come in since they were last looked at.
create table sedd.lesson_day (
  school_id  varchar(64) not null,
  lesson_day date        not null,
  news       boolean     not null,
  chased     boolean     not null default false, -- whether teachers were asked for what they had not reported
  primary key (school_id, lesson_day)
);
create index lesson_day_of_day on sedd.lesson_day (lesson_day);

-- Who teaches a lesson that is not over yet, so that a missing report can be asked for; forgotten the day after.
create table sedd.lesson_teacher (
  school_id  varchar(64) not null,
  lesson_day date        not null,
  lesson     bigint      not null, -- 64 bits of the lesson's id, as in the packed row
  teacher    varchar(64) not null,
  primary key (school_id, lesson_day, lesson)
);

-- Unreported absence today: one row for each pupil and day, whoever asks how often. What was said stands in the journal.
create table sedd.absence_notice (
  pupil_ref   varchar(36) not null,
  notice_day  date        not null,
  school_id   varchar(64) not null,
  state       varchar(20) not null, -- SENT, CALL, REACHED, NOT_REACHED, MISSED, SETTLED, SPARED, HELD, CORRECTED
  cause       varchar(20),          -- of a call: RULE, ADULT, NO_ADDRESS, UNDELIVERED, UNANSWERED, SIBLING
  noticed_at  timestamp with time zone,
  carried_by  varchar(40),          -- of a call: the pupil_ref whose call it is too, or the case number whose first call it is
  instance_id varchar(64),          -- the engine's, where the pupil has a call of its own
  caller      varchar(64),
  primary key (pupil_ref, notice_day)
);
create index absence_notice_of_school on sedd.absence_notice (notice_day, school_id, state);

-- Which messages told of it, and whether they arrived; a message to a guardian tells of all children of theirs.
create table sedd.notice_message (
  message_id varchar(150) not null,
  pupil_ref  varchar(36)  not null,
  notice_day date         not null,
  state      varchar(20)  not null, -- WAITING, SENT, UNDELIVERED, HELD_BACK
  primary key (message_id, pupil_ref)
);
create index notice_message_of_pupil on sedd.notice_message (pupil_ref, notice_day);

-- The school has told (NOTICE) or spoken with (TALK) a guardian on a day. Each school for itself.
create table sedd.home_contact (
  guardian_id varchar(64) not null,
  school_id   varchar(64) not null,
  contact_day date        not null,
  kind        varchar(10) not null,
  primary key (guardian_id, school_id, contact_day, kind)
);

-- What a teacher had not reported on a day; one row for each teacher.
create table sedd.lesson_chase (
  school_id   varchar(64) not null,
  chase_day   date        not null,
  owner       varchar(64) not null,
  lessons     integer     not null,
  outcome     varchar(20) not null, -- OPEN, REPORTED, NOT_REPORTED, MISSED
  instance_id varchar(64),
  primary key (school_id, chase_day, owner)
);
