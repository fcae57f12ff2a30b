alter table document add column wanted_reviewers jsonb;
comment on column document.wanted_reviewers is 'Whom the drafter of a draft chose to ask before the signer, in order: appointment and capacity. Null: nobody was chosen yet. Steps are what was asked.';
