"""The tables of the first version. Never edited."""

from __future__ import annotations

from typing import Final

FIRST: Final = """
CREATE TABLE runs (
  number INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  started TEXT NOT NULL,
  ended TEXT,
  coder TEXT NOT NULL,
  model TEXT NOT NULL,
  lexicon TEXT NOT NULL,
  reference TEXT NOT NULL
) STRICT;

CREATE TABLE dispatches (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  item TEXT NOT NULL,
  version INTEGER NOT NULL,
  current INTEGER NOT NULL,
  citation TEXT NOT NULL,
  url TEXT,
  title TEXT,
  outlet TEXT,
  language TEXT NOT NULL,
  published_first TEXT,
  published_last TEXT,
  text TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES runs(number),
  reading TEXT NOT NULL,
  UNIQUE (item, version)
) STRICT;
CREATE INDEX dispatches_by_day ON dispatches(published_first);
CREATE INDEX dispatches_by_text ON dispatches(text_hash);

-- A story is what a dispatch tells in headline and body, or in one item of its digest (section is its number then).
CREATE TABLE stories (
  number INTEGER PRIMARY KEY,
  unit TEXT NOT NULL UNIQUE,
  dispatch TEXT NOT NULL REFERENCES dispatches(id) ON DELETE CASCADE,
  section INTEGER,
  copy_of TEXT,
  copied REAL,
  copied_why TEXT,
  storyline TEXT,
  storyline_why TEXT,
  outline TEXT NOT NULL
) STRICT;
CREATE INDEX stories_by_dispatch ON stories(dispatch);
CREATE INDEX stories_by_storyline ON stories(storyline);
CREATE INDEX stories_by_origin ON stories(copy_of);

CREATE TABLE sections (
  dispatch TEXT NOT NULL REFERENCES dispatches(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  published_first TEXT,
  published_last TEXT,
  PRIMARY KEY (dispatch, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE reports (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  dispatch TEXT NOT NULL REFERENCES dispatches(id) ON DELETE CASCADE,
  since_run INTEGER NOT NULL REFERENCES runs(number),
  until_run INTEGER REFERENCES runs(number),
  section TEXT NOT NULL,
  unit TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  aux TEXT NOT NULL,
  stance TEXT NOT NULL,
  day_first TEXT,
  day_last TEXT,
  day_precision TEXT NOT NULL,
  place TEXT,
  country TEXT,
  geonameid INTEGER,
  latitude REAL,
  longitude REAL,
  confidence REAL NOT NULL,
  dropped INTEGER NOT NULL DEFAULT 0,
  confirmed INTEGER NOT NULL DEFAULT 0,
  happening TEXT,
  event TEXT,
  link TEXT,
  coded TEXT NOT NULL,
  record TEXT NOT NULL,
  told TEXT
) STRICT;
CREATE UNIQUE INDEX reports_now ON reports(id) WHERE until_run IS NULL;
CREATE INDEX reports_by_dispatch ON reports(dispatch);
CREATE INDEX reports_by_event ON reports(event);
CREATE INDEX reports_by_unit ON reports(unit);
CREATE INDEX reports_by_happening ON reports(happening);

CREATE TABLE parties (
  report INTEGER NOT NULL REFERENCES reports(number) ON DELETE CASCADE,
  side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
  number INTEGER NOT NULL,
  code TEXT,
  sector TEXT,
  words TEXT NOT NULL,
  identifier TEXT,
  office TEXT,
  PRIMARY KEY (report, side, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_by_code ON parties(code, report);

CREATE TABLE events (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('happening', 'campaign')),
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  day_first TEXT,
  day_last TEXT,
  day_precision TEXT NOT NULL,
  country TEXT,
  place TEXT,
  reports INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  disputed INTEGER NOT NULL,
  storyline TEXT,
  record TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_day ON events(day_first);
CREATE INDEX events_by_storyline ON events(storyline);

-- What is stale is told anew from its stories when a run ends, or when it is asked for.
CREATE TABLE storylines (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  day_first TEXT,
  day_last TEXT,
  stories INTEGER NOT NULL,
  stale INTEGER NOT NULL
) STRICT;
CREATE INDEX storylines_stale ON storylines(id) WHERE stale = 1;

CREATE TABLE agreements (
  id TEXT PRIMARY KEY,
  dispatch TEXT NOT NULL REFERENCES dispatches(id) ON DELETE CASCADE,
  accord TEXT,
  record TEXT NOT NULL
) STRICT;
CREATE INDEX agreements_by_accord ON agreements(accord);

-- Keys under which dispatches, reports and storylines are looked up when something like them arrives.
CREATE TABLE traces (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  owner TEXT NOT NULL,
  PRIMARY KEY (kind, key, owner)
) STRICT, WITHOUT ROWID;
CREATE INDEX traces_by_owner ON traces(owner, kind);

CREATE TABLE corrections (
  number INTEGER PRIMARY KEY,
  made TEXT NOT NULL,
  author TEXT NOT NULL,
  note TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('field', 'merge', 'split', 'drop', 'confirm', 'undo')),
  text_hash TEXT NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  type TEXT NOT NULL,
  field TEXT,
  value TEXT,
  undoes INTEGER REFERENCES corrections(number)
) STRICT;
CREATE INDEX corrections_by_text ON corrections(text_hash);

CREATE TABLE failures (
  name TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  stage TEXT,
  dispatch TEXT,
  run INTEGER NOT NULL REFERENCES runs(number)
) STRICT;

CREATE VIRTUAL TABLE words USING fts5(
  title, text, content='dispatches', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER dispatches_come AFTER INSERT ON dispatches BEGIN
  INSERT INTO words(rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER dispatches_go AFTER DELETE ON dispatches BEGIN
  INSERT INTO words(words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;

CREATE VIEW report_list AS
  SELECT r.id, r.type, r.mode, r.stance, r.aux, r.day_first, r.day_last, r.day_precision, r.country, r.place,
    (SELECT group_concat(coalesce(p.code, '?') || coalesce(' ' || p.sector, ''), '; ')
     FROM parties p WHERE p.report = r.number AND p.side = 'actor') AS actors,
    (SELECT group_concat(coalesce(p.code, '?') || coalesce(' ' || p.sector, ''), '; ')
     FROM parties p WHERE p.report = r.number AND p.side = 'recipient') AS recipients,
    substr(d.text, r.start + 1, r."end" - r.start) AS words,
    r.confidence, r.event, r.dispatch, d.outlet, d.published_first, d.citation, d.title, s.copy_of, s.storyline
  FROM reports r JOIN dispatches d ON d.id = r.dispatch LEFT JOIN stories s ON s.unit = r.unit
  WHERE r.until_run IS NULL AND r.dropped = 0 AND d.current = 1;

CREATE VIEW event_list AS
  SELECT e.id, e.kind, e.type, e.status, e.day_first, e.day_last, e.country, e.place, e.reports, e.outlets,
    e.disputed, e.storyline, s.title AS story
  FROM events e LEFT JOIN storylines s ON s.id = e.storyline;
"""
