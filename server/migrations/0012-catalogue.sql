-- What can happen and by when it must be dealt with: event types of GB/T 30428, time limits, the working calendar.
create schema catalogue;
comment on schema catalogue is 'Event types, time limits, working calendars: values a city sets, never code';

create table catalogue.event_majors (
  code text constraint event_majors_pkey primary key constraint event_majors_code check (code ~ '^[0-9]{2}$'),
  name_zh text not null,
  name_en text not null
);
comment on table catalogue.event_majors is 'Major classes of events, two digits';

create table catalogue.event_types (
  code text constraint event_types_pkey primary key constraint event_types_code check (code ~ '^[0-9]{4}$'),
  major_code text not null constraint event_types_major references catalogue.event_majors,
  name_zh text not null,
  name_en text not null,
  level text not null constraint event_types_level check (level in ('I', 'II', 'III', 'IV', 'routine')),
  limit_value numeric not null constraint event_types_limit check (limit_value > 0),
  limit_unit text not null constraint event_types_unit check (limit_unit in ('clock-hour', 'working-hour', 'working-day')),
  doubtful boolean not null,
  source text not null
);
comment on table catalogue.event_types is 'Event types with their time limit; doubtful = no norm was read for the limit, a city must set it';

create table catalogue.calendars (
  id text constraint calendars_pkey primary key,
  name text not null,
  duty_from time not null,
  duty_to time not null,
  duty_weekdays smallint[] not null,
  working_weekdays smallint[] not null,
  doubtful boolean not null,
  source text not null,
  constraint calendars_duty check (duty_to > duty_from)
);
comment on table catalogue.calendars is 'Duty hours count working hours, working weekdays count working days; 1 = Monday, Beijing time';

create table catalogue.calendar_days (
  calendar_id text not null constraint calendar_days_calendar references catalogue.calendars on delete cascade,
  day date not null,
  working boolean not null,
  name text not null,
  doubtful boolean not null,
  constraint calendar_days_pkey primary key (calendar_id, day)
);
comment on table catalogue.calendar_days is 'Public holidays, and weekends worked to make up for them';

create table catalogue.loaded_data (
  name text constraint loaded_data_pkey primary key,
  checksum text not null,
  loaded_at timestamptz not null
);
comment on table catalogue.loaded_data is 'Which data files are in';
