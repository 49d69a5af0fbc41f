-- Letters to homes: what was decided, the figures as they stood then, and which files are the letter. Files lie under letters/
-- in the home folder, named by letter_id. A row changes twice: when it is printed, and when the school has posted it.

create table sedd.letter (
  letter_id         varchar(36)  not null primary key,
  case_number       varchar(40)  not null,
  pupil_ref         varchar(36)  not null,
  school_id         varchar(64)  not null,
  guardian_id       varchar(64)  not null,
  guardian_number   integer      not null, -- as forms call them: Vårdnadshavare 1, 2
  number            integer      not null, -- the pupil's first letter is 1
  languages         varchar(80)  not null, -- of the pages, separated by a bar
  with_draft        boolean      not null, -- whether a language goes that no native reader has approved
  template_versions varchar(160) not null, -- of the pages, separated by a bar
  decided_by        varchar(64)  not null,
  decided_at        timestamp with time zone not null,
  window_from       date         not null,
  window_to         date         not null,
  offered_minutes   integer      not null,
  reported_minutes  integer      not null,
  valid_minutes     integer      not null,
  invalid_minutes   integer      not null,
  status            varchar(20)  not null, -- TO_POST, POSTED, HANDED_OVER, NOT_SENT
  settled_on        date,
  settled_by        varchar(64),
  content           varchar(100000),       -- every word of it until it is printed, nothing afterwards
  printed_at        timestamp with time zone,
  failed_at         timestamp with time zone, -- when the sender was told that it cannot be printed
  pdf_sha256        varchar(64),
  html_sha256       varchar(64),
  unique (pupil_ref, number)
);
create index letter_of_case on sedd.letter (case_number);
create index letter_to_print on sedd.letter (printed_at);
