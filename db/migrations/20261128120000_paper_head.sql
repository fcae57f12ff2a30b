-- The head that a composed paper was set with: set again for another signer it stays what was approved.
alter table revision add column paper_head jsonb;
alter table revision add check (paper_head is null or body is not null);
comment on column revision.paper_head is 'What the paper bore of its issuer when it was set: names, line above, place, notation, foot.';
