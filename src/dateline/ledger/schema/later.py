"""What later versions added, one script each, in order. Those that stand are never edited."""

from __future__ import annotations

from typing import Final

OUTLETS_AND_CODES: Final = """
-- Outlets as the user knows them, before our own tables.
CREATE TABLE outlets (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,
  kind TEXT NOT NULL,
  owner TEXT NOT NULL
) STRICT;

-- Types and contexts of the ontology that a run coded by, as JSON; NULL: PLOVER's.
ALTER TABLE runs ADD COLUMN codes TEXT;

-- The run that read a dispatch last; NULL: the one that added it.
ALTER TABLE dispatches ADD COLUMN coded_run INTEGER REFERENCES runs(number);

-- Which reports an agreement is about. An agreement whose accord is NULL is not gathered yet.
CREATE TABLE agreement_reports (
  report TEXT NOT NULL,
  agreement TEXT NOT NULL REFERENCES agreements(id) ON DELETE CASCADE,
  PRIMARY KEY (report, agreement)
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_reports_by_agreement ON agreement_reports(agreement);
CREATE INDEX agreements_by_dispatch ON agreements(dispatch);
INSERT OR IGNORE INTO agreement_reports
  SELECT told.value, a.id FROM agreements a, json_each(a.record, '$.reports') AS told;

CREATE INDEX events_by_status ON events(status, day_last);
"""

AUTHORS: Final = """
-- Who wrote it; and the name and version of what took the text out of its page or file, NULL for plain text.
ALTER TABLE dispatches ADD COLUMN author TEXT;
ALTER TABLE dispatches ADD COLUMN extractor TEXT;
UPDATE dispatches SET author = json_extract(reading, '$.anatomy.byline.author');
"""

STORY_TRACES: Final = """
-- Keys of stories by number, so that those which came last under a common key are found without reading all of them.
CREATE TABLE story_traces (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  story INTEGER NOT NULL REFERENCES stories(number) ON DELETE CASCADE,
  PRIMARY KEY (kind, key, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_traces_by_story ON story_traces(story);
INSERT INTO story_traces SELECT t.kind, t.key, s.number FROM traces t JOIN stories s ON s.unit = t.owner
  WHERE t.kind IN ('copy', 'story');
DELETE FROM traces WHERE kind IN ('copy', 'story');
"""

WATCHLISTS: Final = """
-- Saved questions. question: an EventFilter as JSON; noticed: number of the newest dispatch when its matches were last
-- looked for (-1: never); seen, sent: numbers of the newest match that was looked at, and posted to the webhook.
CREATE TABLE watchlists (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  question TEXT NOT NULL,
  made TEXT NOT NULL,
  author TEXT NOT NULL,
  muted INTEGER NOT NULL DEFAULT 0,
  webhook TEXT,
  noticed INTEGER NOT NULL DEFAULT -1,
  seen INTEGER NOT NULL DEFAULT 0,
  sent INTEGER NOT NULL DEFAULT 0,
  sent_at TEXT,
  error TEXT
) STRICT;

-- Events that a watchlist was found to match, and when. news: 0 where it matched by a recoding or correction alone.
CREATE TABLE matches (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  watchlist INTEGER NOT NULL REFERENCES watchlists(number) ON DELETE CASCADE,
  event TEXT NOT NULL,
  came TEXT NOT NULL,
  news INTEGER NOT NULL,
  UNIQUE (watchlist, event)
) STRICT;

-- The number of a dispatch that is forgotten may be given out anew; what comes under it is news.
CREATE TRIGGER dispatches_forgotten AFTER DELETE ON dispatches BEGIN
  UPDATE watchlists SET noticed = min(noticed, (SELECT coalesce(max(number), 0) FROM dispatches));
END;
"""

LOOKUPS: Final = """
-- What events are looked up by, so that no question has to read every report (ledger/lookups.py writes it). told: first
-- day of writing of the earliest present report. kin: type and countries; events of one kin are alike.
ALTER TABLE events ADD COLUMN told TEXT;
ALTER TABLE events ADD COLUMN kin TEXT;

-- Which parties the present reports of an event name; a code or sector that is not known is ''.
CREATE TABLE event_parties (
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  side TEXT NOT NULL,
  code TEXT NOT NULL,
  sector TEXT NOT NULL,
  PRIMARY KEY (event, side, code, sector)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_parties_by_code ON event_parties(code, sector, side, event);
CREATE INDEX event_parties_by_sector ON event_parties(sector, side, event);
CREATE INDEX parties_by_sector ON parties(sector, report);
CREATE INDEX parties_by_words ON parties(words COLLATE NOCASE, report);
CREATE INDEX parties_by_identifier ON parties(identifier COLLATE NOCASE, report);

-- Who deals with whom as an event holds it: one did it to the other, or both together. whole: a country is one party
-- with all of its sectors.
CREATE TABLE dealings (
  whole INTEGER NOT NULL,
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  together INTEGER NOT NULL,
  type TEXT NOT NULL,
  mode TEXT NOT NULL,
  status TEXT NOT NULL,
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  PRIMARY KEY (whole, one, other, together, type, mode, status, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX dealings_by_event ON dealings(event, whole);

-- Orders of events. Each holds every column that a filter asks about, so that a list reads no record it does not show.
DROP INDEX events_by_day;
DROP INDEX events_by_status;
CREATE INDEX events_newest ON events(coalesce(day_first, told, ''), id, kind, type, status, day_first, day_last, told,
  country, place, outlets, disputed, storyline);
CREATE INDEX events_oldest ON events(coalesce(day_first, told, '9999'), id, kind, type, status, day_first, day_last,
  told, country, place, outlets, disputed, storyline);
CREATE INDEX events_told ON events(coalesce(told, ''), id, kind, type, status, day_first, day_last, told, country,
  place, outlets, disputed, storyline);
CREATE INDEX events_counted ON events(kind, type, status);
CREATE INDEX events_planned ON events(coalesce(day_last, day_first)) WHERE status = 'planned';
CREATE INDEX events_by_kin ON events(kin, day_first) WHERE kind = 'happening' AND status <> 'planned';

-- Dispatches in the order in which they are listed, and by the last day of writing.
CREATE INDEX dispatches_newest ON dispatches(current, coalesce(published_first, published_last, ''), id, outlet,
  published_first, published_last);
CREATE INDEX dispatches_by_end ON dispatches(current, coalesce(published_last, published_first));
CREATE INDEX dispatches_by_last ON dispatches(current, published_last);
CREATE INDEX dispatches_by_outlet ON dispatches(current, outlet);
CREATE INDEX sections_by_day ON sections(published_last);

-- How exactly the place of a report is told, 5 below a town to 1 a country.
ALTER TABLE reports ADD COLUMN resolution INTEGER;
UPDATE reports SET resolution = json_extract(record, '$.place.resolution') WHERE geonameid IS NOT NULL;
CREATE INDEX reports_by_entry ON reports(geonameid, resolution) WHERE until_run IS NULL AND geonameid IS NOT NULL;

-- Present reports as they are listed, found by id, and told by a story; stories of a storyline with their days.
DROP INDEX reports_by_dispatch;
CREATE INDEX reports_by_dispatch ON reports(dispatch, until_run, dropped, type, day_first, day_last);
CREATE INDEX reports_by_id ON reports(id);
DROP INDEX reports_by_unit;
CREATE INDEX reports_by_unit ON reports(unit, until_run, event);
ALTER TABLE stories ADD COLUMN day_first TEXT;
ALTER TABLE stories ADD COLUMN day_last TEXT;
UPDATE stories SET day_first = json_extract(outline, '$.first'), day_last = json_extract(outline, '$.last');
DROP INDEX stories_by_storyline;
CREATE INDEX stories_by_storyline ON stories(storyline, unit, day_first, day_last);
CREATE INDEX stories_copies ON stories(section) WHERE copy_of IS NOT NULL;
CREATE INDEX agreements_by_name ON agreements(coalesce(accord, id));

-- Reports in doubt about which nobody said anything yet: the queue of those to be looked at.
CREATE TABLE doubts (
  report INTEGER PRIMARY KEY REFERENCES reports(number) ON DELETE CASCADE,
  id TEXT NOT NULL,
  confidence REAL NOT NULL,
  nobody INTEGER NOT NULL,
  unknown INTEGER NOT NULL,
  disputed INTEGER NOT NULL,
  rank INTEGER NOT NULL
) STRICT;
CREATE INDEX doubts_by_id ON doubts(id);
CREATE INDEX doubts_in_order ON doubts(-(nobody + unknown + disputed + rank), confidence, id);
"""

EMPTIED: Final = """
-- Events whose reports a user merged into others were left behind with what they told before.
DELETE FROM events WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.event = events.id AND r.until_run IS NULL);
"""
