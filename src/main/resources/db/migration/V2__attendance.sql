-- Lessons are packed: one row per pupil and term, about twenty bytes a lesson, beside the totals of its days.
create table sedd.attendance (
  pupil_id varchar(64) not null,
  term     varchar(16) not null, -- 2026-spring
  lessons  bytea       not null,
  days     bytea       not null,
  primary key (pupil_id, term)
);

-- Subjects by number, so that a packed lesson names one in two bytes.
create table sedd.subject (
  number integer      not null primary key,
  name   varchar(100) not null unique
);
