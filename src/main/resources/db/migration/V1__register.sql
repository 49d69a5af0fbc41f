-- Where the demo's standing clock stands; one row, empty in production.
create table sedd.standing_clock (
  id integer primary key,
  position timestamp with time zone not null
);

-- V1__register
