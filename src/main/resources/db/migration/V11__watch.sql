-- How the last evaluation of each school went: what the health of the installation is told from, without reading a lesson.
create table sedd.evaluation_run (
  school_id    varchar(64) not null primary key,
  evaluated_on date        not null,
  failed       boolean     not null,
  pupils       integer     not null,
  unseen       integer     not null
);
