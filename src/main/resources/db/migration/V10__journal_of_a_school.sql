-- At which school an entry was written: a pupil who moves takes along what is handed over, not what the old school wrote.

alter table sedd.journal_entry add column school_id varchar(64);

update sedd.journal_entry set school_id = coalesce(
  (select c.school_id from sedd.case_registry c where c.case_number = journal_entry.case_number),
  (select p.school_id from sedd.pupil p where p.ref = journal_entry.pupil_ref));
