-- What a school and its neighbourhood have for single pupils, who has agreed to what, who is there when. What people say about a
-- pupil stands in the journal, who has consented in sedd.consent.

-- What is on offer; comes with the import "offers".
create table sedd.measure_offer (
  offer_id    varchar(64)  not null primary key,
  school_id   varchar(64)  not null,
  kind        varchar(20)  not null, -- PRACTICAL_ELECTIVE, AFTER_SCHOOL, HOLIDAY
  name        varchar(200) not null,
  contributor varchar(200) not null, -- who gives it: the school, a service, an association
  place       varchar(200),
  weekday     varchar(10),           -- monday …; empty where it has no day of its own
  hours       varchar(40),           -- in words
  first_day   date         not null,
  last_day    date         not null,
  places      integer      not null,
  leader      varchar(64)            -- the member of the school's staff who leads it
);
create index measure_offer_of_school on sedd.measure_offer (school_id, last_day);

create table sedd.measure_series (
  id          integer not null primary key,
  last_number bigint  not null
);
insert into sedd.measure_series (id, last_number) values (1, 0);

-- One measure for one pupil. Its kind, cause, first and last day are kept so that absence before and after can be compared later.
create table sedd.measure (
  measure_number varchar(40) not null primary key,
  pupil_id       varchar(64) not null,
  pupil_ref      varchar(36) not null,
  school_id      varchar(64) not null,
  kind           varchar(20),           -- as the offer's when it was chosen
  offer_id       varchar(64),
  open_one       varchar(130) unique,   -- pupil and offer while it lasts: nobody has the same measure twice at a time
  origin         varchar(50),           -- number of the meeting or the case that it comes from
  cause          varchar(20),           -- coarse cause of the absence as it was known then
  owner          varchar(64) not null,
  begun_on       date        not null,
  starts_on      date,
  ends_on        date,
  closed_on      date,
  status         varchar(20) not null,  -- BEGUN, PROPOSED, RUNNING, LEFT, DECLINED, EVALUATED, STOPPED
  outcome        varchar(20)            -- helped, helped-partly, not-helped, too-early
);
create index measure_of_pupil on sedd.measure (pupil_ref, status);
create index measure_of_school on sedd.measure (school_id, status);

-- One row for each place that is given away: nobody can be given it a second time.
create table sedd.measure_place (
  offer_id       varchar(64) not null,
  place_number   integer     not null,
  measure_number varchar(40) not null unique,
  primary key (offer_id, place_number)
);

create table sedd.measure_week (
  measure_number varchar(40) not null references sedd.measure (measure_number),
  session_on     date        not null,
  attended       varchar(10) not null, -- yes, partly, no
  primary key (measure_number, session_on)
);

-- Who gives time or knowledge: a name and a way to reach them, with their consent, for as long as it says.
create table sedd.contributor (
  contributor_id varchar(36)  not null primary key,
  school_id      varchar(64)  not null,
  kind           varchar(20)  not null, -- PARENT, VOLUNTEER, ORGANISATION
  name           varchar(200) not null,
  contact        varchar(200) not null,
  contributes    varchar(500) not null,
  consented_on   date         not null,
  keep_until     date         not null, -- removed on the day after
  recorded_by    varchar(64)  not null
);
create index contributor_of_school on sedd.contributor (school_id, keep_until);

create table sedd.agreement_series (
  id          integer not null primary key,
  last_number bigint  not null
);
insert into sedd.agreement_series (id, last_number) values (1, 0);

-- Agreements between a school or a district and those it works with. About no pupil.
create table sedd.partner_agreement (
  agreement_number varchar(40) not null primary key,
  school_id        varchar(64) not null,
  reach            varchar(20) not null, -- SCHOOL, MUNICIPALITY: shown at all its schools
  title            varchar(200),
  purpose          varchar(4000),
  commitments      varchar(4000),
  reference        varchar(500),         -- where the text is kept
  annex            varchar(500),         -- where its annex is kept
  state            varchar(20) not null, -- DIALOGUE, IN_FORCE, ENDED, NOT_REACHED
  signed_on        date,
  valid_until      date,
  next_review      date,
  begun_by         varchar(64) not null,
  begun_on         date        not null,
  ended_on         date
);
create index partner_agreement_of_school on sedd.partner_agreement (school_id, state);

create table sedd.agreement_party (
  agreement_number varchar(40)  not null references sedd.partner_agreement (agreement_number),
  seq              integer      not null,
  party            varchar(200) not null,
  signed_by        varchar(200),
  primary key (agreement_number, seq)
);

-- What was said in the dialogue and at each review, and when somebody was reminded; never changed.
create table sedd.agreement_event (
  event_id         varchar(36)   not null primary key,
  agreement_number varchar(40)   not null references sedd.partner_agreement (agreement_number),
  happened_at      timestamp with time zone not null,
  kind             varchar(40)   not null, -- key of the task that was done, or reminded
  user_id          varchar(64)   not null, -- who did it, or was reminded
  note             varchar(4000) not null
);
create index agreement_event_of on sedd.agreement_event (agreement_number, happened_at);

-- Networks among guardians, and between guardians and school. Who is in one has said so; of the children nothing stands here.
create table sedd.network (
  network_id     varchar(36)   not null primary key,
  school_id      varchar(64)   not null,
  class_name     varchar(50),            -- empty: of the whole school
  name           varchar(200)  not null,
  purpose        varchar(1000) not null,
  contact_person varchar(64)   not null, -- of the school's staff
  next_meeting   date,
  meeting_place  varchar(200),
  asked_for      date,                   -- the meeting for which the contact person has been given a task
  ended_on       date
);
create index network_of_school on sedd.network (school_id);

create table sedd.network_member (
  network_id  varchar(36) not null references sedd.network (network_id),
  guardian_id varchar(64) not null,
  joined_on   date        not null, -- the day on which they said yes
  noted_by    varchar(64) not null,
  primary key (network_id, guardian_id)
);

-- Who of the district's staff is at the school when, and on whose mandate; comes with the import "presences".
create table sedd.presence (
  presence_id varchar(64)   not null primary key,
  school_id   varchar(64)   not null,
  name        varchar(200)  not null,
  service     varchar(200)  not null,
  mandate     varchar(1000) not null, -- on whose behalf, and what for
  room        varchar(100),
  phone       varchar(50),
  weekday     varchar(10),            -- empty: every school day
  starts_at   integer       not null, -- minutes after midnight
  ends_at     integer       not null,
  first_day   date          not null,
  last_day    date
);
create index presence_of_school on sedd.presence (school_id, weekday);
