-- What happened around a pupil and what was said: append-only, readable by compartment. Who read it stands in journal_reading.

create table sedd.journal_entry (
  entry_id    varchar(36) not null primary key,
  written_at  timestamp with time zone not null,
  pupil_ref   varchar(36) not null,
  case_number varchar(40),
  compartment varchar(20) not null,
  author      varchar(64),
  kind        varchar(60) not null,
  task_key    varchar(60),
  addressee   varchar(64)
);
create index journal_of_pupil on sedd.journal_entry (pupil_ref, written_at);
create index journal_of_addressee on sedd.journal_entry (addressee, written_at);

create table sedd.journal_text (
  entry_id  varchar(36)     not null references sedd.journal_entry (entry_id),
  seq       integer         not null,
  field_key varchar(60)     not null,
  label     varchar(500)    not null,
  answer    varchar(100000) not null,
  raw       varchar(100000) not null,
  sensitive boolean         not null,
  primary key (entry_id, seq)
);

create table sedd.journal_reading (
  reading_id varchar(36) not null primary key,
  read_at    timestamp with time zone not null,
  reader     varchar(64) not null,
  pupil_ref  varchar(36) not null,
  what       varchar(60) not null
);
create index reading_of_pupil on sedd.journal_reading (pupil_ref, read_at);
