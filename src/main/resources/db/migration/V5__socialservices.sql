-- Concern reports at the school and what they became at social services: two organisations, two tables. What people write
-- stands in the journal, never here.

create table sedd.concern_series (series varchar(20) not null primary key, last_number bigint not null);
insert into sedd.concern_series (series, last_number) values ('concern', 0);
insert into sedd.concern_series (series, last_number) values ('referral', 0);

-- The school's side. unfinished_of is pupil and author while the report is being written and empty afterwards, so that the
-- unique constraint allows one unfinished report per employee and pupil.
create table sedd.concern (
  concern_key        varchar(40) not null primary key,
  pupil_id           varchar(64) not null,
  pupil_ref          varchar(36) not null,
  school_id          varchar(64) not null,
  author             varchar(64) not null,
  case_number        varchar(40),
  begun_at           timestamp with time zone not null,
  unfinished_of      varchar(120) unique,
  task_id            varchar(64),
  sent_at            timestamp with time zone,
  guardians_informed varchar(20),
  feedback_requested boolean,
  feedback           varchar(20), -- opened, not-opened, ongoing
  feedback_at        timestamp with time zone
);
create index concern_of_pupil on sedd.concern (pupil_id);

-- The social services' side; concern_key is the way back.
create table sedd.referral (
  referral_number    varchar(40) not null primary key,
  concern_key        varchar(40) not null unique,
  pupil_id           varchar(64) not null,
  pupil_ref          varchar(36) not null,
  school_id          varchar(64) not null,
  handler            varchar(64),
  received_at        timestamp with time zone not null,
  urgent             boolean     not null,
  guardians_informed varchar(20) not null,
  feedback_requested boolean     not null,
  acknowledged_at    timestamp with time zone,
  protection_needed  boolean,
  assessed_at        timestamp with time zone,
  inquiry_decision   varchar(20), -- opened, not-opened, ongoing
  decided_at         timestamp with time zone,
  asked_school_at    timestamp with time zone,
  answered_at        timestamp with time zone,
  asked_again_at     timestamp with time zone,
  feedback           varchar(20), -- opened, not-opened, ongoing
  feedback_at        timestamp with time zone,
  closed_at          timestamp with time zone
);
create index referral_of_pupil on sedd.referral (pupil_id);
create index referral_of_handler on sedd.referral (handler, closed_at);
