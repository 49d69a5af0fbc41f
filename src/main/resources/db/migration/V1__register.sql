-- The register: schools, staff, pupils, guardians; the calendar's exceptions; what was imported. Lists are kept as
-- |a|b| so that one statement reads a person and position('|a|' in ...) finds a member, on H2 and PostgreSQL alike.

create table sedd.school (
  school_id    varchar(64)  not null primary key,
  name         varchar(200) not null,
  country      varchar(2)   not null,
  language     varchar(2)   not null,
  municipality varchar(200),
  district     varchar(200),
  organiser    varchar(200),
  school_form  varchar(20)  not null
);

create table sedd.school_day (
  school_id varchar(64) not null,
  on_date   date        not null,
  open      boolean     not null,
  primary key (school_id, on_date)
);

create table sedd.staff (
  user_id     varchar(64)   not null primary key,
  given_name  varchar(200)  not null,
  family_name varchar(200)  not null,
  groups_held varchar(1000) not null,
  school_ids  varchar(8000) not null,
  email       varchar(320),
  phone       varchar(200),
  phone_hour  varchar(200),
  away_from   date,
  away_until  date,
  deputy      varchar(64),
  grades      varchar(200)  not null,
  last_day    date
);

create table sedd.pupil (
  pupil_id          varchar(64)  not null primary key,
  ref               varchar(36)  not null unique,
  given_name        varchar(200) not null,
  family_name       varchar(200) not null,
  school_id         varchar(64)  not null,
  class_name        varchar(64)  not null,
  grade             varchar(16)  not null,
  mentor            varchar(64)  not null,
  pupil_group       varchar(64),
  primary_contact   varchar(64),
  district          varchar(200),
  home_language     varchar(35),
  marking           varchar(20)  not null,
  birth_date        date,
  home_municipality varchar(200),
  enrolment         varchar(20)  not null,
  reduced_timetable boolean      not null,
  last_day          date
);
create index pupil_of_school on sedd.pupil (school_id, class_name);
create index pupil_of_mentor on sedd.pupil (mentor);
create index pupil_of_group on sedd.pupil (school_id, pupil_group);

create table sedd.guardian (
  guardian_id      varchar(64)  not null,
  pupil_id         varchar(64)  not null,
  ordinal          integer      not null, -- first come, first numbered; kept, so that "Vårdnadshavare 2" stays the same person
  given_name       varchar(200) not null,
  family_name      varchar(200) not null,
  phone            varchar(200),
  email            varchar(320),
  language         varchar(35),
  receives_letters boolean      not null,
  receives_notices boolean      not null,
  street           varchar(200),
  postal_code      varchar(20),
  city             varchar(200),
  relation         varchar(30)  not null,
  interpreter      boolean      not null,
  marking          varchar(20)  not null,
  last_day         date,
  primary key (guardian_id, pupil_id)
);
create index guardian_of_pupil on sedd.guardian (pupil_id);

create table sedd.import (
  import_id    varchar(36) not null primary key,
  kind         varchar(20) not null,
  content_hash varchar(64) not null,
  imported_at  timestamp with time zone not null,
  row_count    bigint      not null,
  quarantined  bigint      not null,
  unique (kind, content_hash)
);

create table sedd.import_problem (
  import_id   varchar(36)   not null,
  seq         integer       not null,
  line        bigint        not null,
  column_name varchar(100)  not null,
  bad_value   varchar(300)  not null,
  problem     varchar(1000) not null,
  primary key (import_id, seq)
);

-- The bad rows of an import that was otherwise published, as they were sent: nothing is lost.
create table sedd.import_quarantine (
  import_id varchar(36)      not null,
  line      bigint           not null,
  row_text  varchar(100000)  not null,
  primary key (import_id, line)
);

-- One row; whoever publishes an import holds it, on every node.
create table sedd.import_guard (id integer not null primary key);
insert into sedd.import_guard (id) values (1);

-- Where the demo's standing clock stands; one row, empty in production.
create table sedd.standing_clock (
  id integer primary key,
  position timestamp with time zone not null
);

-- How far the application's own work has come in real time; empty in the demo.
create table sedd.due_work (
  name       varchar(100) not null primary key,
  done_until timestamp with time zone not null
);
