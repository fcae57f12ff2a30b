-- What a paper that was composed in the app is made of, beside the PDF that was set of it.
alter table revision add column paper_fields jsonb;
alter table revision add check ((body is null) = (body_schema is null) and (body is null) = (paper_fields is null));
comment on column revision.body is 'The text as the editor keeps it (schema body_schema); null when the paper was uploaded.';
comment on column revision.paper_fields is 'What the paper bears besides its text: addressees, legal bases, recipients, marks.';
