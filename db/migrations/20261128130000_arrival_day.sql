alter table register_entry add column arrived_on date check (arrived_on <= entered_on);
comment on column register_entry.arrived_on is 'Day on which what came on paper arrived, where the clerk named it; null: the day it was entered. Numbers follow the order of entering (Decree 30/2020 art. 22).';
