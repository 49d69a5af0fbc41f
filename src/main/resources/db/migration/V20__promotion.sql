-- What promotes attendance and is done once: a return on a day, a pupil's welcome to a school year, a class's climate in a term.
-- How it goes stands in the process and in the journal.

create table sedd.promotion (
  kind      varchar(20)  not null, -- RETURN, WELCOME, CLIMATE
  subject   varchar(160) not null, -- the pupil's random reference, or the class's name
  period    varchar(20)  not null, -- the day of the return, the school year, the term
  school_id varchar(64)  not null,
  begun_on  date         not null,
  primary key (kind, school_id, period, subject)
);
