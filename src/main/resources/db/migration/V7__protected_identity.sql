-- Who may act for a pupil with protected identity beside the principal. A new naming ends the one before; no row is taken away,
-- so that it can be read afterwards who could see what, and when. The reason stands in the journal.
create table sedd.named_handler (
  naming_id varchar(36) not null,
  user_id   varchar(64) not null,
  pupil_id  varchar(64) not null,
  school_id varchar(64) not null,
  first_day date        not null,
  last_day  date        not null,
  named_by  varchar(64) not null,
  named_at  timestamp with time zone not null,
  ended_at  timestamp with time zone, -- when a later naming took its place
  primary key (naming_id, user_id)
);
create index named_handler_of_pupil on sedd.named_handler (pupil_id, ended_at);

-- The pupils who are treated as protected now, each with the one process that asks for their handlers. What the register says
-- is compared with it, so that a marking that is set or lifted is seen the same moment.
create table sedd.protection (
  pupil_id  varchar(64)   not null primary key,
  pupil_ref varchar(36)   not null,
  school_id varchar(64)   not null,
  number    varchar(40)   not null unique,
  since     date          not null,
  people    varchar(4000) not null -- who may act for the pupil, as it was when the tasks were last given to them
);

create table sedd.protection_series (id integer not null primary key, last_number bigint not null);
insert into sedd.protection_series (id, last_number) values (1, 0);

-- The marked are few among many.
create index pupil_of_marking on sedd.pupil (marking);
create index guardian_of_marking on sedd.guardian (marking);
