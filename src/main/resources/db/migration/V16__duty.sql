-- What the routine asks to be done, by when, and when it was: one row for each duty of each case, written in the transaction in
-- which the duty arises or ends. No name, nothing of what was said. open_school is the school while the duty is open and empty
-- afterwards, so that what is open is found without what is over.

create table sedd.duty (
  duty_id           varchar(40) not null primary key,
  case_number       varchar(40) not null,
  pupil_ref         varchar(36) not null,
  school_id         varchar(64) not null,
  open_school       varchar(64),
  kind              varchar(40) not null,
  task_id           varchar(64),
  case_opened_on    date        not null,
  arisen_at         timestamp with time zone not null,
  due_on            date        not null,
  done_at           timestamp with time zone,
  done_by_role      varchar(40),
  withdrawn_at      timestamp with time zone,
  withdrawn_because varchar(40)
);
create index duty_of_case on sedd.duty (case_number, kind);
create index duty_of_task on sedd.duty (task_id);
create index duty_open_at on sedd.duty (open_school, due_on);
create index duty_done_at on sedd.duty (school_id, done_at);

-- The main steps of the cases that are open already. When they were given is not known any more.
insert into sedd.duty
  (duty_id, case_number, pupil_ref, school_id, open_school, kind, task_id, case_opened_on, arisen_at, due_on)
select c.case_number, c.case_number, c.pupil_ref, c.school_id, c.school_id,
       case when c.next_step = 'contact-guardian' and c.call_attempts > 0 then 'call-again' else c.next_step end,
       c.main_task, c.opened_on, current_timestamp, c.due_date
from sedd.case_registry c
where c.state = 'OPEN' and c.main_task is not null;

-- Who was asked to look through what is late at a school, and when. ended_on without an answer: nothing was late any more.
create table sedd.overdue_review (
  school_id varchar(64) not null,
  user_id   varchar(64) not null,
  asked_on  date        not null,
  ended_on  date,
  answer    varchar(20),
  primary key (school_id, user_id, asked_on)
);
