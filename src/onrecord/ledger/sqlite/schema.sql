-- The tables of a ledger in SQLite, schema version 1.
--
-- Rows of the first part are written once and never changed. `number` is one sequence over all of
-- these tables, without gaps, in the order of writing; `hash` chains every row to the one before it:
--
--     hash(n) = SHA-256(hash(n-1) || MessagePack([table, {column: value, …}]))
--
-- where the map holds the columns that are not null, in the order of the table, without `hash` and
-- without those of the statement that are derived; hash(0) is 32 zero bytes. A column added later is
-- null in old rows, so that their hashes keep.
--
-- Spans are JSON arrays [start, end] of code points in document.text, half-open. Times are UTC, ISO
-- 8601 with seconds; days are YYYY-MM-DD. Truth values are 0 and 1. Written for SQLite 3.38 and
-- newer, so that other programs can read the file.

PRAGMA application_id = 0x4F6E5265;  -- "OnRe"

-- What was done: a ledger created, a run started and finished, a document that failed.
CREATE TABLE log (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  at TEXT NOT NULL,
  event TEXT NOT NULL,                          -- created, migrated, started, known, failed, finished
  run INTEGER REFERENCES log (number),          -- the `started` row it belongs to
  name TEXT,                                    -- the document's name, as given
  document INTEGER REFERENCES document (number),
  detail TEXT,                                  -- JSON: a command, counts, the kind and message of an error
  hash BLOB NOT NULL
) STRICT;

-- The bytes that documents were read from, compressed with zlib.
CREATE TABLE source (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  sha256 TEXT NOT NULL UNIQUE,                  -- of the bytes before compression
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,                        -- bytes before compression
  packed BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT;

-- What produced rows: code version, model hash, hash of the lexicons.
CREATE TABLE producer (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  name TEXT NOT NULL,                           -- all three, short, for people
  onrecord TEXT NOT NULL,
  model TEXT NOT NULL,
  resources TEXT NOT NULL,
  hash BLOB NOT NULL,
  UNIQUE (onrecord, model, resources)
) STRICT;

CREATE TABLE document (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  id TEXT NOT NULL UNIQUE,                      -- a hash of text and metadata: what makes two documents one
  title TEXT,
  name TEXT NOT NULL,                           -- the path or id that it was first added under
  outlet TEXT,
  published TEXT,                               -- day
  url TEXT,
  language TEXT,                                -- ISO 639-1
  sha256 TEXT NOT NULL,                         -- of the text in UTF-8
  source INTEGER REFERENCES source (number),
  run INTEGER REFERENCES log (number),
  text TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;

-- One reading of a document by one version of code, model and lexicons.
CREATE TABLE extraction (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  document INTEGER NOT NULL REFERENCES document (number),
  producer INTEGER NOT NULL REFERENCES producer (number),
  run INTEGER REFERENCES log (number),
  at TEXT NOT NULL,
  withdrawn TEXT NOT NULL,                      -- JSON: numbers of earlier statements not found again
  rejected INTEGER NOT NULL,                    -- how much was found and not kept
  aside BLOB NOT NULL,                          -- zlib of JSON: {timexes, quantities, rejections}
  hash BLOB NOT NULL
) STRICT;

-- Somebody who is named in a document.
CREATE TABLE actor (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  roles TEXT NOT NULL,                          -- JSON: strings
  mentions TEXT NOT NULL,                       -- JSON: spans
  document INTEGER NOT NULL REFERENCES document (number),
  extraction INTEGER REFERENCES extraction (number),  -- null: named by a reviewer
  hash BLOB NOT NULL
) STRICT;

-- Somebody's words or claim, relayed.
CREATE TABLE attribution (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  id TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES document (number),
  extraction INTEGER NOT NULL REFERENCES extraction (number),
  kind TEXT NOT NULL,
  source TEXT NOT NULL,                         -- JSON: spans, as cue and content
  cue TEXT NOT NULL,
  content TEXT NOT NULL,
  cue_class TEXT NOT NULL,
  actor INTEGER REFERENCES actor (number),
  via TEXT NOT NULL,                            -- JSON: numbers of actors
  confidence REAL NOT NULL,
  hash BLOB NOT NULL
) STRICT;

-- A decision of a person about a statement.
CREATE TABLE review (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  statement INTEGER NOT NULL REFERENCES statement (number),  -- the version that was looked at
  action TEXT NOT NULL CHECK (action IN ('confirm', 'correct', 'reject', 'restore', 'note')),
  field TEXT,                                   -- what was corrected
  value TEXT,                                   -- JSON: the value it was given
  reason TEXT,
  reviewer TEXT NOT NULL,
  at TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;

-- One sentence of content under one attribution. A correction or a new extraction adds a version:
-- a row of the same id, one higher in version, that supersedes the row before.
CREATE TABLE statement (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  first INTEGER NOT NULL,                       -- the number of version 1; sorting goes by it in ties
  supersedes INTEGER REFERENCES statement (number),
  review INTEGER REFERENCES review (number),    -- the correction that made this version
  document INTEGER NOT NULL REFERENCES document (number),
  extraction INTEGER NOT NULL REFERENCES extraction (number),
  attribution INTEGER REFERENCES attribution (number),  -- null: the outlet's own voice
  speaker INTEGER REFERENCES actor (number),
  speaker_name TEXT,
  type TEXT NOT NULL,
  stage TEXT,
  text TEXT NOT NULL,                           -- the words of the content
  kind TEXT NOT NULL,
  negated INTEGER NOT NULL,
  future INTEGER NOT NULL,
  condition TEXT,                               -- JSON: span, as hedge
  hedge TEXT,
  quantities TEXT NOT NULL,                     -- JSON: objects as in the extract contract
  dates TEXT NOT NULL,
  countries TEXT NOT NULL,                      -- JSON: ISO 3166-1 alpha-2
  items TEXT NOT NULL,                          -- each with its words
  via TEXT NOT NULL,                            -- JSON: numbers of actors, nearest to the speaker first
  said TEXT,                                    -- day: as the text dates the saying, else published
  said_last TEXT,                               -- the last day of it: where the text names a month, say
  published TEXT,                               -- day, as outlet: of the document
  outlet TEXT,
  content TEXT NOT NULL,                        -- JSON: spans
  confidence REAL NOT NULL,
  hash BLOB NOT NULL,
  -- derived from the rows after it; outside the chain, checked by `verify`
  standing TEXT NOT NULL DEFAULT 'current'
    CHECK (standing IN ('current', 'superseded', 'withdrawn', 'rejected')),
  reviewed TEXT CHECK (reviewed IN ('confirmed', 'corrected')),
  UNIQUE (id, version)
) STRICT;

-- Everything below is derived, and can be made again from the rows above.

-- The last row of the chain: what was cut off the end would show.
CREATE TABLE head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  number INTEGER NOT NULL,
  hash BLOB NOT NULL
) STRICT;
INSERT INTO head (id, number, hash) VALUES (1, 0, zeroblob(32));

-- Whatever statements are chosen by is a column here, so that one expression of words finds those
-- with all of it: lists of row numbers are cut with each other in the time that reading them takes,
-- however common each value is. Datasette tells what an index is of by content="…", written just so.
CREATE VIRTUAL TABLE statement_fts USING fts5 (
  text, speaker_name, type, stage, countries, items, outlet, content="statement", content_rowid="number",
  tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE document_fts USING fts5 (
  title, text, content="document", content_rowid="number",
  tokenize = "unicode61 remove_diacritics 2"
);

CREATE TRIGGER statement_derives AFTER INSERT ON statement BEGIN
  INSERT INTO statement_fts
    (rowid, text, speaker_name, type, stage, countries, items, outlet)
    VALUES (new.number, new.text, new.speaker_name, new.type, new.stage, new.countries, new.items,
      new.outlet);
END;
CREATE TRIGGER document_derives AFTER INSERT ON document BEGIN
  INSERT INTO document_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

-- Narrow copies of what no word says, to sort and sift by without reading whole rows: by number for
-- the rows that words chose, and by day, the latest first.
CREATE INDEX statement_number ON statement
  (number, first, version, published, said, said_last, standing, reviewed, negated, condition,
  extraction, review);
CREATE INDEX statement_published ON statement
  (published DESC, first, version, said, said_last, standing, reviewed, negated, condition,
  extraction, review);
CREATE INDEX statement_said ON statement
  (said DESC, first, version, said_last, published, standing, reviewed, negated, condition,
  extraction, review);
-- What was said within more than a day, such as a month: by its last day.
CREATE INDEX statement_said_last ON statement
  (said_last, said, first, version, published, standing, reviewed, negated, condition, extraction,
  review) WHERE said_last > said;
CREATE INDEX statement_reviewed ON statement (reviewed) WHERE reviewed IS NOT NULL;
-- Capitals and small letters of A to Z are one.
CREATE INDEX statement_name ON statement
  (speaker_name COLLATE NOCASE, first, version, standing);
-- To count by.
CREATE INDEX statement_speaker ON statement
  (speaker_name, document, speaker, published, standing);
CREATE INDEX statement_outlet ON statement (outlet, document, published, standing);
CREATE INDEX statement_document ON statement (document);
CREATE INDEX extraction_document ON extraction (document);
CREATE INDEX attribution_document ON attribution (document);
CREATE INDEX actor_document ON actor (document);
CREATE INDEX review_statement ON review (statement);
CREATE INDEX document_source ON document (source);
CREATE INDEX document_name ON document (name);
CREATE INDEX document_language ON document (language, published);
CREATE INDEX log_event ON log (event, name);

-- A row comes behind the last one: none can be put among the others, nor in the place of one.
CREATE TRIGGER log_follows BEFORE INSERT ON log
WHEN new.number IS NOT (SELECT number + 1 FROM head)
BEGIN SELECT raise(ABORT, 'rows of a ledger are added behind the last one'); END;
CREATE TRIGGER source_follows BEFORE INSERT ON source
WHEN new.number IS NOT (SELECT number + 1 FROM head)
BEGIN SELECT raise(ABORT, 'rows of a ledger are added behind the last one'); END;
CREATE TRIGGER producer_follows BEFORE INSERT ON producer
WHEN new.number IS NOT (SELECT number + 1 FROM head)
BEGIN SELECT raise(ABORT, 'rows of a ledger are added behind the last one'); END;
CREATE TRIGGER document_follows BEFORE INSERT ON document
WHEN new.number IS NOT (SELECT number + 1 FROM head)
BEGIN SELECT raise(ABORT, 'rows of a ledger are added behind the last one'); END;
CREATE TRIGGER extraction_follows BEFORE INSERT ON extraction
WHEN new.number IS NOT (SELECT number + 1 FROM head)
BEGIN SELECT raise(ABORT, 'rows of a ledger are added behind the last one'); END;
CREATE TRIGGER actor_follows BEFORE INSERT ON actor
WHEN new.number IS NOT (SELECT number + 1 FROM head)
BEGIN SELECT raise(ABORT, 'rows of a ledger are added behind the last one'); END;
CREATE TRIGGER attribution_follows BEFORE INSERT ON attribution
WHEN new.number IS NOT (SELECT number + 1 FROM head)
BEGIN SELECT raise(ABORT, 'rows of a ledger are added behind the last one'); END;
CREATE TRIGGER review_follows BEFORE INSERT ON review
WHEN new.number IS NOT (SELECT number + 1 FROM head)
BEGIN SELECT raise(ABORT, 'rows of a ledger are added behind the last one'); END;
CREATE TRIGGER statement_follows BEFORE INSERT ON statement
WHEN new.number IS NOT (SELECT number + 1 FROM head)
BEGIN SELECT raise(ABORT, 'rows of a ledger are added behind the last one'); END;

-- What is written stays as it is.
CREATE TRIGGER log_stays BEFORE UPDATE ON log
BEGIN SELECT raise(ABORT, 'rows of a ledger are never changed'); END;
CREATE TRIGGER log_remains BEFORE DELETE ON log
BEGIN SELECT raise(ABORT, 'rows of a ledger are never deleted'); END;
CREATE TRIGGER source_stays BEFORE UPDATE ON source
BEGIN SELECT raise(ABORT, 'rows of a ledger are never changed'); END;
CREATE TRIGGER source_remains BEFORE DELETE ON source
BEGIN SELECT raise(ABORT, 'rows of a ledger are never deleted'); END;
CREATE TRIGGER producer_stays BEFORE UPDATE ON producer
BEGIN SELECT raise(ABORT, 'rows of a ledger are never changed'); END;
CREATE TRIGGER producer_remains BEFORE DELETE ON producer
BEGIN SELECT raise(ABORT, 'rows of a ledger are never deleted'); END;
CREATE TRIGGER document_stays BEFORE UPDATE ON document
BEGIN SELECT raise(ABORT, 'rows of a ledger are never changed'); END;
CREATE TRIGGER document_remains BEFORE DELETE ON document
BEGIN SELECT raise(ABORT, 'rows of a ledger are never deleted'); END;
CREATE TRIGGER extraction_stays BEFORE UPDATE ON extraction
BEGIN SELECT raise(ABORT, 'rows of a ledger are never changed'); END;
CREATE TRIGGER extraction_remains BEFORE DELETE ON extraction
BEGIN SELECT raise(ABORT, 'rows of a ledger are never deleted'); END;
CREATE TRIGGER actor_stays BEFORE UPDATE ON actor
BEGIN SELECT raise(ABORT, 'rows of a ledger are never changed'); END;
CREATE TRIGGER actor_remains BEFORE DELETE ON actor
BEGIN SELECT raise(ABORT, 'rows of a ledger are never deleted'); END;
CREATE TRIGGER attribution_stays BEFORE UPDATE ON attribution
BEGIN SELECT raise(ABORT, 'rows of a ledger are never changed'); END;
CREATE TRIGGER attribution_remains BEFORE DELETE ON attribution
BEGIN SELECT raise(ABORT, 'rows of a ledger are never deleted'); END;
CREATE TRIGGER review_stays BEFORE UPDATE ON review
BEGIN SELECT raise(ABORT, 'rows of a ledger are never changed'); END;
CREATE TRIGGER review_remains BEFORE DELETE ON review
BEGIN SELECT raise(ABORT, 'rows of a ledger are never deleted'); END;
CREATE TRIGGER statement_stays BEFORE UPDATE OF
  number, id, version, first, supersedes, review, document, extraction, attribution, speaker,
  speaker_name, type, stage, text, kind, negated, future, condition, hedge, quantities, dates,
  countries, items, via, said, said_last, published, outlet, content, confidence, hash
  ON statement
BEGIN SELECT raise(ABORT, 'rows of a ledger are never changed'); END;
CREATE TRIGGER statement_remains BEFORE DELETE ON statement
BEGIN SELECT raise(ABORT, 'rows of a ledger are never deleted'); END;

-- For people, and for programs such as Datasette.

CREATE VIEW statements AS
SELECT
  s.number, s.said, s.speaker_name AS speaker, a.roles ->> 0 AS role, s.text, s.type, s.stage,
  s.negated, s.future,
  substr(d.text, (s.condition ->> 0) + 1, (s.condition ->> 1) - (s.condition ->> 0)) AS condition,
  substr(d.text, (s.hedge ->> 0) + 1, (s.hedge ->> 1) - (s.hedge ->> 0)) AS hedge,
  s.countries, s.outlet, s.published, s.said_last, d.title, d.url, s.reviewed, s.confidence, s.kind,
  a.kind AS speaker_kind, s.id, s.version, s.document
FROM statement s JOIN document d ON d.number = s.document LEFT JOIN actor a ON a.number = s.speaker
WHERE s.standing = 'current';

CREATE VIEW quantities AS
SELECT
  s.number AS statement, s.published, s.speaker_name AS speaker, s.type,
  substr(d.text, (q.value ->> '$.span[0]') + 1, (q.value ->> '$.span[1]') - (q.value ->> '$.span[0]'))
    AS words,
  q.value ->> 'low' AS low, q.value ->> 'high' AS high, q.value ->> 'unit' AS unit,
  q.value ->> 'relation' AS relation, q.value ->> 'direction' AS direction,
  q.value ->> 'measure' AS measure,
  substr(d.text, (q.value ->> '$.baseline[0]') + 1,
    (q.value ->> '$.baseline[1]') - (q.value ->> '$.baseline[0]')) AS baseline,
  s.text
FROM statement s JOIN document d ON d.number = s.document, json_each(s.quantities) q
WHERE s.standing = 'current';

CREATE VIEW dates AS
SELECT
  s.number AS statement, s.published, s.speaker_name AS speaker, s.type,
  substr(d.text, (t.value ->> '$.span[0]') + 1, (t.value ->> '$.span[1]') - (t.value ->> '$.span[0]'))
    AS words,
  t.value ->> 'value' AS value, t.value ->> 'role' AS role, s.text
FROM statement s JOIN document d ON d.number = s.document, json_each(s.dates) t
WHERE s.standing = 'current';

CREATE VIEW items AS
SELECT
  s.number AS statement, s.published, s.speaker_name AS speaker, s.type,
  i.value ->> 'words' AS words, i.value ->> 'unroca' AS unroca, i.value ->> 'sipri' AS sipri, s.text
FROM statement s, json_each(s.items) i
WHERE s.standing = 'current';

CREATE VIEW failures AS
SELECT f.number, f.name, f.at, f.detail ->> 'kind' AS kind, f.detail ->> 'message' AS message
FROM log f
WHERE f.number IN (SELECT max(number) FROM log WHERE event = 'failed' GROUP BY name)
  AND NOT EXISTS (SELECT 1 FROM document d WHERE d.name = f.name AND d.number > f.number)
  AND NOT EXISTS (
    SELECT 1 FROM log k WHERE k.event = 'known' AND k.name = f.name AND k.number > f.number);
