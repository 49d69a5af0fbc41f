-- A hold that a person has recorded may have a last day: the next morning it ends by itself.
alter table sedd.message_hold add column last_day date;
create index message_hold_of_last_day on sedd.message_hold (ended_at, last_day);

-- A letter goes by e-mail where the municipality has decided so: TO_EMAIL until the mail server has taken it over, then EMAILED;
-- where it could not be delivered or may not leave, TO_POST.
alter table sedd.letter add column email varchar(320);  -- nothing once it has left or been given up
alter table sedd.letter add column email_failed varchar(30); -- why it did not go that way

create index letter_of_sender on sedd.letter (decided_by, printed_at); -- how far somebody's own letters are
