-- Tverrfaglige møter: who has asked for one, which time they have, who is invited and what was agreed. What people say stands in
-- the journal, what may be told in sedd.consent.

-- The office of a partner (barnevern, Nav …) somebody works at; processes/multidisciplinary-meeting/partner-offices.dmn names the
-- office that serves a pupil.
alter table sedd.staff add column office varchar(64);

create table sedd.meeting_series (
  id          integer not null primary key,
  last_number bigint  not null
);
insert into sedd.meeting_series (id, last_number) values (1, 0);

create table sedd.meeting (
  meeting_number  varchar(40) not null primary key,
  pupil_id        varchar(64) not null,
  pupil_ref       varchar(36) not null,
  open_pupil      varchar(64) unique,   -- the pupil from the registered wish to the end: a pupil has one at a time
  school_id       varchar(64) not null,
  booked_by       varchar(64) not null, -- who registered the wish and follows it up
  wished_on       date        not null,
  guardian_leads  boolean     not null,
  anonymous       boolean     not null, -- discussed without a name: partners are told nothing of the pupil
  place           varchar(20),          -- at-school, video, other
  starts_at       timestamp,            -- local time at the school
  ends_at         timestamp,
  room            varchar(100),
  calendar_sequence integer   not null, -- grows with every change that invited partners are told of
  held_on         date,
  outcome         varchar(40),          -- evaluated, cancelled, sent-to-mentor, not-registered, pupil-left
  closed_on       date
);
create index meeting_of_school on sedd.meeting (school_id, starts_at);

-- One row for each taken time: nobody can take it a second time.
create table sedd.meeting_reservation (
  school_id      varchar(64)  not null,
  room           varchar(100) not null,
  starts_at      timestamp    not null, -- local time at the school
  ends_at        timestamp    not null,
  meeting_number varchar(40)  not null,
  primary key (school_id, starts_at, room)
);
create index meeting_reservation_of on sedd.meeting_reservation (meeting_number);

create table sedd.meeting_invitation (
  invitation_number varchar(50) not null primary key,
  meeting_number    varchar(40) not null references sedd.meeting (meeting_number),
  partner           varchar(40) not null, -- code of the service: child-welfare, nav …
  office            varchar(64) not null,
  share             varchar(200) not null, -- codes of what consent covers, separated by a bar: name, wish, class
  state             varchar(20) not null, -- WISHED, INVITED, YES, NO, DEPUTY, WITHDRAWN
  answered_by       varchar(64),
  unique (meeting_number, partner)
);

create table sedd.meeting_action (
  action_number  varchar(50) not null primary key,
  meeting_number varchar(40) not null references sedd.meeting (meeting_number),
  owner_kind     varchar(40) not null, -- mentor, project-lead, home, pupil or code of a partner
  due_on         date        not null,
  done_on        date
);
