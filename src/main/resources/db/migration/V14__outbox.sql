-- Messages on their way out, each written in the transaction of what it tells of. What it says and to whom is forgotten with
-- its end; that there was one, and what became of it, is kept.

create table sedd.outgoing_message (
  message_id     varchar(150) not null primary key,
  topic          varchar(30)  not null,
  channel        varchar(10)  not null, -- EMAIL, SMS
  state          varchar(20)  not null, -- WAITING, ACCEPTED, SENT, UNDELIVERED, HELD_BACK
  reason         varchar(30),           -- why it was given up or held back; while it waits, why the last try failed
  pupil_ref      varchar(36)  not null,
  case_number    varchar(40),
  school_id      varchar(64)  not null,
  language       varchar(20)  not null,
  address        varchar(320),          -- nothing once it has left or been given up, like subject and text
  subject        varchar(500),
  content        varchar(20000),
  content_sha256 varchar(64)  not null,
  put_at         timestamp with time zone not null,
  useful_until   timestamp with time zone not null,
  tries          integer      not null,
  next_try_at    timestamp with time zone, -- nothing once it has come to its end
  lease          varchar(36),              -- who tries it now
  leased_until   timestamp with time zone,
  receipt        varchar(200),             -- what server or gateway calls it
  settled_at     timestamp with time zone,
  told           boolean      not null     -- whether its feature knows of the end
);
create index outgoing_message_due on sedd.outgoing_message (channel, next_try_at);
create index outgoing_message_of_state on sedd.outgoing_message (state, put_at);
create index outgoing_message_untold on sedd.outgoing_message (told, settled_at);
create index outgoing_message_of_pupil on sedd.outgoing_message (pupil_ref);

create table sedd.outgoing_attachment (
  message_id varchar(150) not null references sedd.outgoing_message (message_id),
  seq        integer      not null,
  file_name  varchar(200) not null,
  media_type varchar(60)  not null,
  path       varchar(300) not null, -- relative to the home folder
  sha256     varchar(64)  not null,
  primary key (message_id, seq)
);

-- What holds back every message about a pupil to the home, whether there is a case or not. Why stands in the journal.
create table sedd.message_hold (
  hold_id   varchar(60) not null primary key,
  pupil_ref varchar(36) not null,
  reason    varchar(30) not null, -- CONCERN, RISK_AT_HOME
  begun_at  timestamp with time zone not null,
  begun_by  varchar(64) not null,
  ended_at  timestamp with time zone,
  ended_by  varchar(64)
);
create index message_hold_of_pupil on sedd.message_hold (pupil_ref, ended_at);

insert into sedd.message_hold (hold_id, pupil_ref, reason, begun_at, begun_by)
select concern_key, pupil_ref, 'CONCERN', sent_at, author
from sedd.concern where guardians_informed = 'no' and sent_at is not null;

alter table sedd.case_registry drop column held;

-- Notices to organisers go the same way as every other message; those of before have been handed out with their receipts in the
-- journal.
drop table sedd.organiser_notice;
