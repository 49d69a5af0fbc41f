-- What the family is told of its meeting, and who has an invitation in the calendar.

alter table sedd.meeting add column reminder_by varchar(10);          -- how the family wants to hear of it: sms, email, call, none
alter table sedd.meeting add column reminded_sequence integer;        -- calendar_sequence of the time of which it has been reminded
-- E-mail addresses of the partner's people who have been sent the time, separated by a bar: a cancellation goes to them all.
alter table sedd.meeting_invitation add column calendars varchar(2000);
