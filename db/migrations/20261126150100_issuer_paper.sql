-- What the papers of an issuer bear besides its head.
alter table issuer add column letter_suffix text not null default '';
alter table issuer add column footer text not null default '';
comment on column issuer.letter_suffix is 'What stands after the number of letters, with the drafting unit or field (Decree 30/2020: 05/BNV-VP); empty: as of other papers.';
comment on column issuer.footer is 'Address, e-mail, telephone at the foot of page 1 of papers composed here.';
