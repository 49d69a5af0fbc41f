-- How meetings go, so that it can be told in figures; and who leads an office of a partner.

-- Of a partner's staff: whether they lead the office they work at, and hear of a meeting nobody came to.
alter table sedd.staff add column leads_office boolean default false not null;

alter table sedd.meeting add column satisfied smallint;    -- 1 to 5, as the guardians answered
alter table sedd.meeting add column next_step varchar(40); -- what was decided: individual-plan, new-meeting …
create index meeting_wished_on on sedd.meeting (school_id, wished_on);

-- The day it was first promised for: due_on moves with every delay.
alter table sedd.meeting_action add column promised_for date;
update sedd.meeting_action set promised_for = due_on;
alter table sedd.meeting_action alter column promised_for set not null;

-- Every time a partner has been asked to come. An invitation begins anew with each new time; this stays.
create table sedd.meeting_asked (
  invitation_number varchar(50) not null references sedd.meeting_invitation (invitation_number),
  calendar_sequence integer     not null, -- of the time that it was about
  school_id         varchar(64) not null,
  partner           varchar(40) not null,
  answer_by         date        not null,
  answer            varchar(20),          -- YES, NO, DEPUTY
  answered_on       date,
  taken_back_on     date,                 -- nobody waited for the answer any more
  primary key (invitation_number, calendar_sequence)
);
create index meeting_asked_at on sedd.meeting_asked (school_id, answer_by);

-- Every time that came and no meeting was held.
create table sedd.meeting_not_held (
  meeting_number    varchar(40) not null references sedd.meeting (meeting_number),
  calendar_sequence integer     not null, -- of the time
  school_id         varchar(64) not null,
  noted_on          date        not null,
  reason            varchar(40) not null, -- guardians-absent, partner-absent, cancelled, moved
  primary key (meeting_number, calendar_sequence)
);
create index meeting_not_held_at on sedd.meeting_not_held (school_id, noted_on);
