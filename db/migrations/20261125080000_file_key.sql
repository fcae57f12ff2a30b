-- Whether any file still names some bytes is asked for every one that goes.
create index file_key on file (key) where key is not null;
