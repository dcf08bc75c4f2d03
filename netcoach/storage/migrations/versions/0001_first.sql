CREATE TABLE people (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL CHECK (length(uid) BETWEEN 1 AND 200), 
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 10000), 
	name_key TEXT NOT NULL, 
	company TEXT NOT NULL CHECK (length(company) BETWEEN 0 AND 10000), 
	role TEXT NOT NULL CHECK (length(role) BETWEEN 0 AND 10000), 
	profile_key TEXT NOT NULL CHECK (length(profile_key) BETWEEN 0 AND 10000), 
	created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(created_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(created_at, 1, 19), '+0 seconds')), 
	through TEXT DEFAULT '' NOT NULL CHECK (length(through) BETWEEN 0 AND 10000), 
	words TEXT DEFAULT '' NOT NULL CHECK (length(words) BETWEEN 0 AND 20000), 
	cadence_days INTEGER CHECK (cadence_days BETWEEN 1 AND 3650), 
	forgotten_at TEXT CHECK (forgotten_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(forgotten_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(forgotten_at, 1, 19), '+0 seconds')), 
	connected_on TEXT CHECK (length(connected_on) = 10 AND connected_on IS date(connected_on, '+0 days')), 
	kept_on TEXT CHECK (length(kept_on) = 10 AND kept_on IS date(kept_on, '+0 days')), 
	listed_company TEXT DEFAULT '' NOT NULL CHECK (length(listed_company) BETWEEN 0 AND 10000), 
	listed_role TEXT DEFAULT '' NOT NULL CHECK (length(listed_role) BETWEEN 0 AND 10000), 
	other_keys TEXT DEFAULT '' NOT NULL CHECK (length(other_keys) BETWEEN 0 AND 10000), 
	changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(changed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 seconds')), 
	UNIQUE (uid)
)
 STRICT

;

CREATE TABLE checks (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL CHECK (length(uid) BETWEEN 1 AND 200), 
	on_date TEXT NOT NULL CHECK (length(on_date) = 10 AND on_date IS date(on_date, '+0 days')), 
	source TEXT DEFAULT 'typed' NOT NULL CHECK (length(source) BETWEEN 1 AND 50), 
	changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(changed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 seconds')), 
	UNIQUE (uid)
)
 STRICT

;

CREATE TABLE network_counts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL CHECK (length(uid) BETWEEN 1 AND 200), 
	on_date TEXT NOT NULL CHECK (length(on_date) = 10 AND on_date IS date(on_date, '+0 days')), 
	number INTEGER NOT NULL CHECK (number >= 0), 
	source TEXT DEFAULT 'typed' NOT NULL CHECK (length(source) BETWEEN 1 AND 50), 
	changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(changed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 seconds')), 
	UNIQUE (uid)
)
 STRICT

;

CREATE TABLE guidelines (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL CHECK (length(uid) BETWEEN 1 AND 200), 
	low INTEGER NOT NULL CHECK (low BETWEEN 1 AND high), 
	high INTEGER NOT NULL CHECK (high <= 50), 
	from_week TEXT NOT NULL CHECK (length(from_week) = 10 AND from_week IS date(from_week, '+0 days')), 
	changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(changed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 seconds')), 
	UNIQUE (uid), 
	UNIQUE (from_week)
)
 STRICT

;

CREATE TABLE week_marks (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL CHECK (length(uid) BETWEEN 1 AND 200), 
	day TEXT NOT NULL CHECK (length(day) = 10 AND day IS date(day, '+0 days')), 
	kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 50), 
	days INTEGER CHECK (days BETWEEN 1 AND 6), 
	closed_at TEXT CHECK (closed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(closed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(closed_at, 1, 19), '+0 seconds')), 
	low INTEGER CHECK (low BETWEEN 1 AND high), 
	high INTEGER CHECK (high <= 50), 
	went_well TEXT NOT NULL CHECK (length(went_well) BETWEEN 0 AND 20000), 
	felt_rushed TEXT NOT NULL CHECK (length(felt_rushed) BETWEEN 0 AND 20000), 
	next_line TEXT NOT NULL CHECK (length(next_line) BETWEEN 0 AND 20000), 
	next_done TEXT DEFAULT '' NOT NULL CHECK (length(next_done) BETWEEN 0 AND 50), 
	source TEXT DEFAULT 'typed' NOT NULL CHECK (length(source) BETWEEN 1 AND 50), 
	changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(changed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 seconds')), 
	UNIQUE (uid)
)
 STRICT

;

CREATE TABLE seen (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 10000), 
	changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(changed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 seconds'))
)
 STRICT

;

CREATE TABLE entries (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 50), 
	direction TEXT NOT NULL CHECK (direction IN ('do', 'undo', 'redo')), 
	reverses INTEGER, 
	request_id INTEGER, 
	person_id INTEGER, 
	number INTEGER CHECK (number >= 0), 
	at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(at, 1, 19), '+0 seconds')), 
	CHECK ((reverses IS NULL) = (direction = 'do')), 
	UNIQUE (reverses), 
	FOREIGN KEY(reverses) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE tombstones (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	row_table TEXT NOT NULL CHECK (length(row_table) BETWEEN 1 AND 50), 
	row_key TEXT NOT NULL, 
	deleted_at TEXT NOT NULL CHECK (deleted_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(deleted_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(deleted_at, 1, 19), '+0 seconds')), 
	UNIQUE (row_table, row_key)
)
 STRICT

;

CREATE TABLE requests (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL CHECK (length(uid) BETWEEN 1 AND 200), 
	person_id INTEGER NOT NULL, 
	sent_at TEXT CHECK (sent_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(sent_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(sent_at, 1, 19), '+0 seconds')), 
	zone TEXT NOT NULL CHECK (length(zone) BETWEEN 1 AND 200), 
	sent_on TEXT NOT NULL CHECK (length(sent_on) = 10 AND sent_on IS date(sent_on, '+0 days')), 
	sent_from TEXT CHECK (length(sent_from) = 10 AND sent_from IS date(sent_from, '+0 days')), 
	precision TEXT NOT NULL CHECK (length(precision) BETWEEN 1 AND 50), 
	source TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 50), 
	logged_at TEXT NOT NULL CHECK (logged_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(logged_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(logged_at, 1, 19), '+0 seconds')), 
	company TEXT NOT NULL CHECK (length(company) BETWEEN 0 AND 10000), 
	role TEXT NOT NULL CHECK (length(role) BETWEEN 0 AND 10000), 
	note TEXT CHECK (length(note) BETWEEN 0 AND 20000), 
	reason TEXT NOT NULL CHECK (length(reason) BETWEEN 0 AND 10000), 
	event TEXT NOT NULL CHECK (length(event) BETWEEN 0 AND 10000), 
	field TEXT CHECK (length(field) BETWEEN 1 AND 50), 
	deleted_at TEXT CHECK (deleted_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(deleted_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(deleted_at, 1, 19), '+0 seconds')), 
	changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(changed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 seconds')), 
	CHECK ((sent_at IS NOT NULL) = (precision = 'minute')), 
	CHECK ((sent_from IS NOT NULL) = (precision = 'span')), 
	CHECK (sent_from < sent_on), 
	UNIQUE (uid), 
	FOREIGN KEY(person_id) REFERENCES people (id)
)
 STRICT

;

CREATE TABLE contacts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL CHECK (length(uid) BETWEEN 1 AND 200), 
	person_id INTEGER NOT NULL, 
	kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 50), 
	on_date TEXT NOT NULL CHECK (length(on_date) = 10 AND on_date IS date(on_date, '+0 days')), 
	words TEXT NOT NULL CHECK (length(words) BETWEEN 0 AND 20000), 
	source TEXT DEFAULT 'typed' NOT NULL CHECK (length(source) BETWEEN 1 AND 50), 
	changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(changed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 seconds')), 
	UNIQUE (uid), 
	FOREIGN KEY(person_id) REFERENCES people (id)
)
 STRICT

;

CREATE TABLE joins (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL CHECK (length(uid) BETWEEN 1 AND 200), 
	person_id INTEGER NOT NULL, 
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 10000), 
	profile_key TEXT NOT NULL CHECK (length(profile_key) BETWEEN 0 AND 10000), 
	on_date TEXT NOT NULL CHECK (length(on_date) = 10 AND on_date IS date(on_date, '+0 days')), 
	joined_at TEXT NOT NULL CHECK (joined_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(joined_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(joined_at, 1, 19), '+0 seconds')), 
	changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(changed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 seconds')), 
	UNIQUE (uid), 
	UNIQUE (person_id), 
	FOREIGN KEY(person_id) REFERENCES people (id)
)
 STRICT

;

CREATE TABLE shortlist (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL CHECK (length(uid) BETWEEN 1 AND 200), 
	person_id INTEGER NOT NULL, 
	reason TEXT NOT NULL CHECK (length(reason) BETWEEN 0 AND 10000), 
	added_on TEXT NOT NULL CHECK (length(added_on) = 10 AND added_on IS date(added_on, '+0 days')), 
	changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(changed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 seconds')), 
	UNIQUE (uid), 
	UNIQUE (person_id), 
	FOREIGN KEY(person_id) REFERENCES people (id)
)
 STRICT

;

CREATE TABLE follow_ups (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL CHECK (length(uid) BETWEEN 1 AND 200), 
	person_id INTEGER NOT NULL, 
	on_date TEXT NOT NULL CHECK (length(on_date) = 10 AND on_date IS date(on_date, '+0 days')), 
	line TEXT NOT NULL CHECK (length(line) BETWEEN 0 AND 10000), 
	changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(changed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 seconds')), 
	UNIQUE (uid), 
	UNIQUE (person_id), 
	FOREIGN KEY(person_id) REFERENCES people (id)
)
 STRICT

;

CREATE TABLE tags (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL CHECK (length(uid) BETWEEN 1 AND 200), 
	person_id INTEGER NOT NULL, 
	tag TEXT NOT NULL CHECK (length(tag) BETWEEN 1 AND 60), 
	changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(changed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 seconds')), 
	UNIQUE (uid), 
	FOREIGN KEY(person_id) REFERENCES people (id)
)
 STRICT

;

CREATE TABLE jobs (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL CHECK (length(uid) BETWEEN 1 AND 200), 
	person_id INTEGER NOT NULL, 
	company TEXT NOT NULL CHECK (length(company) BETWEEN 0 AND 10000), 
	role TEXT NOT NULL CHECK (length(role) BETWEEN 0 AND 10000), 
	on_date TEXT NOT NULL CHECK (length(on_date) = 10 AND on_date IS date(on_date, '+0 days')), 
	changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(changed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 seconds')), 
	UNIQUE (uid), 
	FOREIGN KEY(person_id) REFERENCES people (id)
)
 STRICT

;

CREATE TABLE not_same (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL CHECK (length(uid) BETWEEN 1 AND 200), 
	first_id INTEGER NOT NULL, 
	second_id INTEGER NOT NULL, 
	changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(changed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 seconds')), 
	UNIQUE (uid), 
	FOREIGN KEY(first_id) REFERENCES people (id), 
	FOREIGN KEY(second_id) REFERENCES people (id)
)
 STRICT

;

CREATE TABLE current_entry (
	only_row INTEGER NOT NULL CHECK (only_row = 1), 
	entry INTEGER, 
	PRIMARY KEY (only_row), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE people_history (
	seq INTEGER NOT NULL, 
	entry INTEGER, 
	operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), 
	id INTEGER NOT NULL, 
	uid TEXT, 
	name TEXT, 
	name_key TEXT, 
	company TEXT, 
	role TEXT, 
	profile_key TEXT, 
	created_at TEXT, 
	through TEXT, 
	words TEXT, 
	cadence_days INTEGER, 
	forgotten_at TEXT, 
	connected_on TEXT, 
	kept_on TEXT, 
	listed_company TEXT, 
	listed_role TEXT, 
	other_keys TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE requests_history (
	seq INTEGER NOT NULL, 
	entry INTEGER, 
	operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), 
	id INTEGER NOT NULL, 
	uid TEXT, 
	person_id INTEGER, 
	sent_at TEXT, 
	zone TEXT, 
	sent_on TEXT, 
	sent_from TEXT, 
	precision TEXT, 
	source TEXT, 
	logged_at TEXT, 
	company TEXT, 
	role TEXT, 
	note TEXT, 
	reason TEXT, 
	event TEXT, 
	field TEXT, 
	deleted_at TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE sign_answers_history (
	seq INTEGER NOT NULL, 
	entry INTEGER, 
	operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), 
	id INTEGER NOT NULL, 
	request_id INTEGER, 
	sign TEXT, 
	answer TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE outcomes_history (
	seq INTEGER NOT NULL, 
	entry INTEGER, 
	operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), 
	id INTEGER NOT NULL, 
	request_id INTEGER, 
	outcome TEXT, 
	on_date TEXT, 
	source TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE import_uids_history (
	seq INTEGER NOT NULL, 
	entry INTEGER, 
	operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), 
	id INTEGER NOT NULL, 
	request_id INTEGER, 
	uid TEXT, 
	sent_at TEXT, 
	note TEXT, 
	filled TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE contacts_history (
	seq INTEGER NOT NULL, 
	entry INTEGER, 
	operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), 
	id INTEGER NOT NULL, 
	uid TEXT, 
	person_id INTEGER, 
	kind TEXT, 
	on_date TEXT, 
	words TEXT, 
	source TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE joins_history (
	seq INTEGER NOT NULL, 
	entry INTEGER, 
	operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), 
	id INTEGER NOT NULL, 
	uid TEXT, 
	person_id INTEGER, 
	name TEXT, 
	profile_key TEXT, 
	on_date TEXT, 
	joined_at TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE checks_history (
	seq INTEGER NOT NULL, 
	entry INTEGER, 
	operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), 
	id INTEGER NOT NULL, 
	uid TEXT, 
	on_date TEXT, 
	source TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE network_counts_history (
	seq INTEGER NOT NULL, 
	entry INTEGER, 
	operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), 
	id INTEGER NOT NULL, 
	uid TEXT, 
	on_date TEXT, 
	number INTEGER, 
	source TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE shortlist_history (
	seq INTEGER NOT NULL, 
	entry INTEGER, 
	operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), 
	id INTEGER NOT NULL, 
	uid TEXT, 
	person_id INTEGER, 
	reason TEXT, 
	added_on TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE follow_ups_history (
	seq INTEGER NOT NULL, 
	entry INTEGER, 
	operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), 
	id INTEGER NOT NULL, 
	uid TEXT, 
	person_id INTEGER, 
	on_date TEXT, 
	line TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE tags_history (
	seq INTEGER NOT NULL, 
	entry INTEGER, 
	operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), 
	id INTEGER NOT NULL, 
	uid TEXT, 
	person_id INTEGER, 
	tag TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE jobs_history (
	seq INTEGER NOT NULL, 
	entry INTEGER, 
	operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), 
	id INTEGER NOT NULL, 
	uid TEXT, 
	person_id INTEGER, 
	company TEXT, 
	role TEXT, 
	on_date TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE not_same_history (
	seq INTEGER NOT NULL, 
	entry INTEGER, 
	operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), 
	id INTEGER NOT NULL, 
	uid TEXT, 
	first_id INTEGER, 
	second_id INTEGER, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE waits_history (
	seq INTEGER NOT NULL, 
	entry INTEGER, 
	operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), 
	id INTEGER NOT NULL, 
	request_id INTEGER, 
	kept_on TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE guidelines_history (
	seq INTEGER NOT NULL, 
	entry INTEGER, 
	operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), 
	id INTEGER NOT NULL, 
	uid TEXT, 
	low INTEGER, 
	high INTEGER, 
	from_week TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE week_marks_history (
	seq INTEGER NOT NULL, 
	entry INTEGER, 
	operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), 
	id INTEGER NOT NULL, 
	uid TEXT, 
	day TEXT, 
	kind TEXT, 
	days INTEGER, 
	closed_at TEXT, 
	low INTEGER, 
	high INTEGER, 
	went_well TEXT, 
	felt_rushed TEXT, 
	next_line TEXT, 
	next_done TEXT, 
	source TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE seen_history (
	seq INTEGER NOT NULL, 
	entry INTEGER, 
	operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), 
	id INTEGER NOT NULL, 
	"key" TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(entry) REFERENCES entries (id)
)
 STRICT

;

CREATE TABLE sign_answers (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	request_id INTEGER NOT NULL, 
	sign TEXT NOT NULL CHECK (length(sign) BETWEEN 1 AND 50), 
	answer TEXT NOT NULL CHECK (length(answer) BETWEEN 1 AND 50), 
	changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(changed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 seconds')), 
	FOREIGN KEY(request_id) REFERENCES requests (id)
)
 STRICT

;

CREATE TABLE outcomes (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	request_id INTEGER NOT NULL, 
	outcome TEXT NOT NULL CHECK (length(outcome) BETWEEN 1 AND 50), 
	on_date TEXT NOT NULL CHECK (length(on_date) = 10 AND on_date IS date(on_date, '+0 days')), 
	source TEXT DEFAULT 'typed' NOT NULL CHECK (length(source) BETWEEN 1 AND 50), 
	changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(changed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 seconds')), 
	FOREIGN KEY(request_id) REFERENCES requests (id)
)
 STRICT

;

CREATE TABLE import_uids (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	request_id INTEGER NOT NULL, 
	uid TEXT NOT NULL CHECK (length(uid) BETWEEN 1 AND 200), 
	sent_at TEXT CHECK (sent_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(sent_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(sent_at, 1, 19), '+0 seconds')), 
	note TEXT CHECK (length(note) BETWEEN 0 AND 20000), 
	filled TEXT DEFAULT '' NOT NULL CHECK (length(filled) BETWEEN 0 AND 200), 
	changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(changed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 seconds')), 
	FOREIGN KEY(request_id) REFERENCES requests (id)
)
 STRICT

;

CREATE TABLE waits (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	request_id INTEGER NOT NULL, 
	kept_on TEXT NOT NULL CHECK (length(kept_on) = 10 AND kept_on IS date(kept_on, '+0 days')), 
	changed_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr(changed_at, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr(changed_at, 1, 19), '+0 seconds')), 
	UNIQUE (request_id), 
	FOREIGN KEY(request_id) REFERENCES requests (id)
)
 STRICT

;

CREATE INDEX checks_history_by_entry ON checks_history (entry);

CREATE INDEX checks_history_by_row ON checks_history (id);

CREATE INDEX contacts_by_person ON contacts (person_id, on_date);

CREATE INDEX contacts_history_by_entry ON contacts_history (entry);

CREATE INDEX contacts_history_by_row ON contacts_history (id);

CREATE INDEX follow_ups_history_by_entry ON follow_ups_history (entry);

CREATE INDEX follow_ups_history_by_row ON follow_ups_history (id);

CREATE INDEX guidelines_history_by_entry ON guidelines_history (entry);

CREATE INDEX guidelines_history_by_row ON guidelines_history (id);

CREATE INDEX import_uids_by_request ON import_uids (request_id);

CREATE INDEX import_uids_history_by_entry ON import_uids_history (entry);

CREATE INDEX import_uids_history_by_row ON import_uids_history (id);

CREATE INDEX jobs_history_by_entry ON jobs_history (entry);

CREATE INDEX jobs_history_by_row ON jobs_history (id);

CREATE INDEX joins_history_by_entry ON joins_history (entry);

CREATE INDEX joins_history_by_row ON joins_history (id);

CREATE INDEX network_counts_history_by_entry ON network_counts_history (entry);

CREATE INDEX network_counts_history_by_row ON network_counts_history (id);

CREATE INDEX not_same_history_by_entry ON not_same_history (entry);

CREATE INDEX not_same_history_by_row ON not_same_history (id);

CREATE INDEX outcomes_history_by_entry ON outcomes_history (entry);

CREATE INDEX outcomes_history_by_row ON outcomes_history (id);

CREATE INDEX people_by_cadence ON people (id) WHERE cadence_days IS NOT NULL;

CREATE INDEX people_by_name ON people (name_key);

CREATE INDEX people_history_by_entry ON people_history (entry);

CREATE INDEX people_history_by_row ON people_history (id);

CREATE INDEX requests_by_person ON requests (person_id, sent_on, sent_at, id) WHERE deleted_at IS NULL;

CREATE INDEX requests_by_sending ON requests (sent_on, sent_at, id) WHERE deleted_at IS NULL;

CREATE INDEX requests_by_span ON requests (sent_from, sent_on) WHERE deleted_at IS NULL AND sent_from IS NOT NULL;

CREATE INDEX requests_history_by_entry ON requests_history (entry);

CREATE INDEX requests_history_by_row ON requests_history (id);

CREATE INDEX requests_taken_out ON requests (id) WHERE deleted_at IS NOT NULL;

CREATE INDEX requests_typed_by_logging ON requests (logged_at) WHERE deleted_at IS NULL AND source <> 'import';

CREATE INDEX requests_typed_by_sending ON requests (sent_on) WHERE deleted_at IS NULL AND source <> 'import';

CREATE INDEX seen_history_by_entry ON seen_history (entry);

CREATE INDEX seen_history_by_row ON seen_history (id);

CREATE INDEX shortlist_history_by_entry ON shortlist_history (entry);

CREATE INDEX shortlist_history_by_row ON shortlist_history (id);

CREATE INDEX sign_answers_history_by_entry ON sign_answers_history (entry);

CREATE INDEX sign_answers_history_by_row ON sign_answers_history (id);

CREATE INDEX tags_history_by_entry ON tags_history (entry);

CREATE INDEX tags_history_by_row ON tags_history (id);

CREATE INDEX waits_history_by_entry ON waits_history (entry);

CREATE INDEX waits_history_by_row ON waits_history (id);

CREATE INDEX week_marks_history_by_entry ON week_marks_history (entry);

CREATE INDEX week_marks_history_by_row ON week_marks_history (id);

CREATE UNIQUE INDEX checks_by_date ON checks (on_date, source);

CREATE UNIQUE INDEX import_uids_by_uid ON import_uids (uid);

CREATE UNIQUE INDEX jobs_by_person ON jobs (person_id, on_date);

CREATE UNIQUE INDEX network_counts_by_date ON network_counts (on_date, source);

CREATE UNIQUE INDEX not_same_by_pair ON not_same (first_id, second_id);

CREATE UNIQUE INDEX outcomes_by_request ON outcomes (request_id, outcome);

CREATE UNIQUE INDEX people_by_profile ON people (profile_key) WHERE profile_key <> '';

CREATE UNIQUE INDEX seen_by_key ON seen ("key");

CREATE UNIQUE INDEX sign_answers_by_request ON sign_answers (request_id, sign);

CREATE UNIQUE INDEX tags_by_person ON tags (person_id, tag);

CREATE UNIQUE INDEX week_marks_by_kind ON week_marks (kind, day);

CREATE TRIGGER people_inserted AFTER INSERT ON people BEGIN INSERT INTO people_history (entry, operation, id) VALUES ((SELECT entry FROM current_entry), 'insert', new.id); UPDATE people SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER people_updated AFTER UPDATE ON people WHEN old.id IS NOT new.id OR old.uid IS NOT new.uid OR old.name IS NOT new.name OR old.name_key IS NOT new.name_key OR old.company IS NOT new.company OR old.role IS NOT new.role OR old.profile_key IS NOT new.profile_key OR old.created_at IS NOT new.created_at OR old.through IS NOT new.through OR old.words IS NOT new.words OR old.cadence_days IS NOT new.cadence_days OR old.forgotten_at IS NOT new.forgotten_at OR old.connected_on IS NOT new.connected_on OR old.kept_on IS NOT new.kept_on OR old.listed_company IS NOT new.listed_company OR old.listed_role IS NOT new.listed_role OR old.other_keys IS NOT new.other_keys BEGIN INSERT INTO people_history (entry, operation, id, uid, name, name_key, company, role, profile_key, created_at, through, words, cadence_days, forgotten_at, connected_on, kept_on, listed_company, listed_role, other_keys) VALUES ((SELECT entry FROM current_entry), 'update', old.id, old.uid, old.name, old.name_key, old.company, old.role, old.profile_key, old.created_at, old.through, old.words, old.cadence_days, old.forgotten_at, old.connected_on, old.kept_on, old.listed_company, old.listed_role, old.other_keys); UPDATE people SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER people_deleted AFTER DELETE ON people BEGIN INSERT INTO people_history (entry, operation, id, uid, name, name_key, company, role, profile_key, created_at, through, words, cadence_days, forgotten_at, connected_on, kept_on, listed_company, listed_role, other_keys) VALUES ((SELECT entry FROM current_entry), 'delete', old.id, old.uid, old.name, old.name_key, old.company, old.role, old.profile_key, old.created_at, old.through, old.words, old.cadence_days, old.forgotten_at, old.connected_on, old.kept_on, old.listed_company, old.listed_role, old.other_keys); INSERT OR REPLACE INTO tombstones (row_table, row_key, deleted_at) SELECT 'people', one.row_key, coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) FROM (SELECT (SELECT old.uid) AS row_key) AS one WHERE one.row_key IS NOT NULL; END;

CREATE TRIGGER requests_inserted AFTER INSERT ON requests BEGIN INSERT INTO requests_history (entry, operation, id) VALUES ((SELECT entry FROM current_entry), 'insert', new.id); UPDATE requests SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER requests_updated AFTER UPDATE ON requests WHEN old.id IS NOT new.id OR old.uid IS NOT new.uid OR old.person_id IS NOT new.person_id OR old.sent_at IS NOT new.sent_at OR old.zone IS NOT new.zone OR old.sent_on IS NOT new.sent_on OR old.sent_from IS NOT new.sent_from OR old.precision IS NOT new.precision OR old.source IS NOT new.source OR old.logged_at IS NOT new.logged_at OR old.company IS NOT new.company OR old.role IS NOT new.role OR old.note IS NOT new.note OR old.reason IS NOT new.reason OR old.event IS NOT new.event OR old.field IS NOT new.field OR old.deleted_at IS NOT new.deleted_at BEGIN INSERT INTO requests_history (entry, operation, id, uid, person_id, sent_at, zone, sent_on, sent_from, precision, source, logged_at, company, role, note, reason, event, field, deleted_at) VALUES ((SELECT entry FROM current_entry), 'update', old.id, old.uid, old.person_id, old.sent_at, old.zone, old.sent_on, old.sent_from, old.precision, old.source, old.logged_at, old.company, old.role, old.note, old.reason, old.event, old.field, old.deleted_at); UPDATE requests SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER requests_deleted AFTER DELETE ON requests BEGIN INSERT INTO requests_history (entry, operation, id, uid, person_id, sent_at, zone, sent_on, sent_from, precision, source, logged_at, company, role, note, reason, event, field, deleted_at) VALUES ((SELECT entry FROM current_entry), 'delete', old.id, old.uid, old.person_id, old.sent_at, old.zone, old.sent_on, old.sent_from, old.precision, old.source, old.logged_at, old.company, old.role, old.note, old.reason, old.event, old.field, old.deleted_at); INSERT OR REPLACE INTO tombstones (row_table, row_key, deleted_at) SELECT 'requests', one.row_key, coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) FROM (SELECT (SELECT old.uid) AS row_key) AS one WHERE one.row_key IS NOT NULL; END;

CREATE TRIGGER sign_answers_inserted AFTER INSERT ON sign_answers BEGIN INSERT INTO sign_answers_history (entry, operation, id) VALUES ((SELECT entry FROM current_entry), 'insert', new.id); UPDATE sign_answers SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER sign_answers_updated AFTER UPDATE ON sign_answers WHEN old.id IS NOT new.id OR old.request_id IS NOT new.request_id OR old.sign IS NOT new.sign OR old.answer IS NOT new.answer BEGIN INSERT INTO sign_answers_history (entry, operation, id, request_id, sign, answer) VALUES ((SELECT entry FROM current_entry), 'update', old.id, old.request_id, old.sign, old.answer); UPDATE sign_answers SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER sign_answers_deleted AFTER DELETE ON sign_answers BEGIN INSERT INTO sign_answers_history (entry, operation, id, request_id, sign, answer) VALUES ((SELECT entry FROM current_entry), 'delete', old.id, old.request_id, old.sign, old.answer); INSERT OR REPLACE INTO tombstones (row_table, row_key, deleted_at) SELECT 'sign_answers', one.row_key, coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) FROM (SELECT (SELECT r.uid || ' ' || old.sign FROM requests AS r WHERE r.id = old.request_id) AS row_key) AS one WHERE one.row_key IS NOT NULL; END;

CREATE TRIGGER outcomes_inserted AFTER INSERT ON outcomes BEGIN INSERT INTO outcomes_history (entry, operation, id) VALUES ((SELECT entry FROM current_entry), 'insert', new.id); UPDATE outcomes SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER outcomes_updated AFTER UPDATE ON outcomes WHEN old.id IS NOT new.id OR old.request_id IS NOT new.request_id OR old.outcome IS NOT new.outcome OR old.on_date IS NOT new.on_date OR old.source IS NOT new.source BEGIN INSERT INTO outcomes_history (entry, operation, id, request_id, outcome, on_date, source) VALUES ((SELECT entry FROM current_entry), 'update', old.id, old.request_id, old.outcome, old.on_date, old.source); UPDATE outcomes SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER outcomes_deleted AFTER DELETE ON outcomes BEGIN INSERT INTO outcomes_history (entry, operation, id, request_id, outcome, on_date, source) VALUES ((SELECT entry FROM current_entry), 'delete', old.id, old.request_id, old.outcome, old.on_date, old.source); INSERT OR REPLACE INTO tombstones (row_table, row_key, deleted_at) SELECT 'outcomes', one.row_key, coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) FROM (SELECT (SELECT r.uid || ' ' || old.outcome FROM requests AS r WHERE r.id = old.request_id) AS row_key) AS one WHERE one.row_key IS NOT NULL; END;

CREATE TRIGGER import_uids_inserted AFTER INSERT ON import_uids BEGIN INSERT INTO import_uids_history (entry, operation, id) VALUES ((SELECT entry FROM current_entry), 'insert', new.id); UPDATE import_uids SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER import_uids_updated AFTER UPDATE ON import_uids WHEN old.id IS NOT new.id OR old.request_id IS NOT new.request_id OR old.uid IS NOT new.uid OR old.sent_at IS NOT new.sent_at OR old.note IS NOT new.note OR old.filled IS NOT new.filled BEGIN INSERT INTO import_uids_history (entry, operation, id, request_id, uid, sent_at, note, filled) VALUES ((SELECT entry FROM current_entry), 'update', old.id, old.request_id, old.uid, old.sent_at, old.note, old.filled); UPDATE import_uids SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER import_uids_deleted AFTER DELETE ON import_uids BEGIN INSERT INTO import_uids_history (entry, operation, id, request_id, uid, sent_at, note, filled) VALUES ((SELECT entry FROM current_entry), 'delete', old.id, old.request_id, old.uid, old.sent_at, old.note, old.filled); END;

CREATE TRIGGER contacts_inserted AFTER INSERT ON contacts BEGIN INSERT INTO contacts_history (entry, operation, id) VALUES ((SELECT entry FROM current_entry), 'insert', new.id); UPDATE contacts SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER contacts_updated AFTER UPDATE ON contacts WHEN old.id IS NOT new.id OR old.uid IS NOT new.uid OR old.person_id IS NOT new.person_id OR old.kind IS NOT new.kind OR old.on_date IS NOT new.on_date OR old.words IS NOT new.words OR old.source IS NOT new.source BEGIN INSERT INTO contacts_history (entry, operation, id, uid, person_id, kind, on_date, words, source) VALUES ((SELECT entry FROM current_entry), 'update', old.id, old.uid, old.person_id, old.kind, old.on_date, old.words, old.source); UPDATE contacts SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER contacts_deleted AFTER DELETE ON contacts BEGIN INSERT INTO contacts_history (entry, operation, id, uid, person_id, kind, on_date, words, source) VALUES ((SELECT entry FROM current_entry), 'delete', old.id, old.uid, old.person_id, old.kind, old.on_date, old.words, old.source); INSERT OR REPLACE INTO tombstones (row_table, row_key, deleted_at) SELECT 'contacts', one.row_key, coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) FROM (SELECT (SELECT old.uid) AS row_key) AS one WHERE one.row_key IS NOT NULL; END;

CREATE TRIGGER joins_inserted AFTER INSERT ON joins BEGIN INSERT INTO joins_history (entry, operation, id) VALUES ((SELECT entry FROM current_entry), 'insert', new.id); UPDATE joins SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER joins_updated AFTER UPDATE ON joins WHEN old.id IS NOT new.id OR old.uid IS NOT new.uid OR old.person_id IS NOT new.person_id OR old.name IS NOT new.name OR old.profile_key IS NOT new.profile_key OR old.on_date IS NOT new.on_date OR old.joined_at IS NOT new.joined_at BEGIN INSERT INTO joins_history (entry, operation, id, uid, person_id, name, profile_key, on_date, joined_at) VALUES ((SELECT entry FROM current_entry), 'update', old.id, old.uid, old.person_id, old.name, old.profile_key, old.on_date, old.joined_at); UPDATE joins SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER joins_deleted AFTER DELETE ON joins BEGIN INSERT INTO joins_history (entry, operation, id, uid, person_id, name, profile_key, on_date, joined_at) VALUES ((SELECT entry FROM current_entry), 'delete', old.id, old.uid, old.person_id, old.name, old.profile_key, old.on_date, old.joined_at); INSERT OR REPLACE INTO tombstones (row_table, row_key, deleted_at) SELECT 'joins', one.row_key, coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) FROM (SELECT (SELECT old.uid) AS row_key) AS one WHERE one.row_key IS NOT NULL; END;

CREATE TRIGGER checks_inserted AFTER INSERT ON checks BEGIN INSERT INTO checks_history (entry, operation, id) VALUES ((SELECT entry FROM current_entry), 'insert', new.id); UPDATE checks SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER checks_updated AFTER UPDATE ON checks WHEN old.id IS NOT new.id OR old.uid IS NOT new.uid OR old.on_date IS NOT new.on_date OR old.source IS NOT new.source BEGIN INSERT INTO checks_history (entry, operation, id, uid, on_date, source) VALUES ((SELECT entry FROM current_entry), 'update', old.id, old.uid, old.on_date, old.source); UPDATE checks SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER checks_deleted AFTER DELETE ON checks BEGIN INSERT INTO checks_history (entry, operation, id, uid, on_date, source) VALUES ((SELECT entry FROM current_entry), 'delete', old.id, old.uid, old.on_date, old.source); INSERT OR REPLACE INTO tombstones (row_table, row_key, deleted_at) SELECT 'checks', one.row_key, coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) FROM (SELECT (SELECT old.uid) AS row_key) AS one WHERE one.row_key IS NOT NULL; END;

CREATE TRIGGER network_counts_inserted AFTER INSERT ON network_counts BEGIN INSERT INTO network_counts_history (entry, operation, id) VALUES ((SELECT entry FROM current_entry), 'insert', new.id); UPDATE network_counts SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER network_counts_updated AFTER UPDATE ON network_counts WHEN old.id IS NOT new.id OR old.uid IS NOT new.uid OR old.on_date IS NOT new.on_date OR old.number IS NOT new.number OR old.source IS NOT new.source BEGIN INSERT INTO network_counts_history (entry, operation, id, uid, on_date, number, source) VALUES ((SELECT entry FROM current_entry), 'update', old.id, old.uid, old.on_date, old.number, old.source); UPDATE network_counts SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER network_counts_deleted AFTER DELETE ON network_counts BEGIN INSERT INTO network_counts_history (entry, operation, id, uid, on_date, number, source) VALUES ((SELECT entry FROM current_entry), 'delete', old.id, old.uid, old.on_date, old.number, old.source); INSERT OR REPLACE INTO tombstones (row_table, row_key, deleted_at) SELECT 'network_counts', one.row_key, coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) FROM (SELECT (SELECT old.uid) AS row_key) AS one WHERE one.row_key IS NOT NULL; END;

CREATE TRIGGER shortlist_inserted AFTER INSERT ON shortlist BEGIN INSERT INTO shortlist_history (entry, operation, id) VALUES ((SELECT entry FROM current_entry), 'insert', new.id); UPDATE shortlist SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER shortlist_updated AFTER UPDATE ON shortlist WHEN old.id IS NOT new.id OR old.uid IS NOT new.uid OR old.person_id IS NOT new.person_id OR old.reason IS NOT new.reason OR old.added_on IS NOT new.added_on BEGIN INSERT INTO shortlist_history (entry, operation, id, uid, person_id, reason, added_on) VALUES ((SELECT entry FROM current_entry), 'update', old.id, old.uid, old.person_id, old.reason, old.added_on); UPDATE shortlist SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER shortlist_deleted AFTER DELETE ON shortlist BEGIN INSERT INTO shortlist_history (entry, operation, id, uid, person_id, reason, added_on) VALUES ((SELECT entry FROM current_entry), 'delete', old.id, old.uid, old.person_id, old.reason, old.added_on); INSERT OR REPLACE INTO tombstones (row_table, row_key, deleted_at) SELECT 'shortlist', one.row_key, coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) FROM (SELECT (SELECT old.uid) AS row_key) AS one WHERE one.row_key IS NOT NULL; END;

CREATE TRIGGER follow_ups_inserted AFTER INSERT ON follow_ups BEGIN INSERT INTO follow_ups_history (entry, operation, id) VALUES ((SELECT entry FROM current_entry), 'insert', new.id); UPDATE follow_ups SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER follow_ups_updated AFTER UPDATE ON follow_ups WHEN old.id IS NOT new.id OR old.uid IS NOT new.uid OR old.person_id IS NOT new.person_id OR old.on_date IS NOT new.on_date OR old.line IS NOT new.line BEGIN INSERT INTO follow_ups_history (entry, operation, id, uid, person_id, on_date, line) VALUES ((SELECT entry FROM current_entry), 'update', old.id, old.uid, old.person_id, old.on_date, old.line); UPDATE follow_ups SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER follow_ups_deleted AFTER DELETE ON follow_ups BEGIN INSERT INTO follow_ups_history (entry, operation, id, uid, person_id, on_date, line) VALUES ((SELECT entry FROM current_entry), 'delete', old.id, old.uid, old.person_id, old.on_date, old.line); INSERT OR REPLACE INTO tombstones (row_table, row_key, deleted_at) SELECT 'follow_ups', one.row_key, coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) FROM (SELECT (SELECT old.uid) AS row_key) AS one WHERE one.row_key IS NOT NULL; END;

CREATE TRIGGER tags_inserted AFTER INSERT ON tags BEGIN INSERT INTO tags_history (entry, operation, id) VALUES ((SELECT entry FROM current_entry), 'insert', new.id); UPDATE tags SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER tags_updated AFTER UPDATE ON tags WHEN old.id IS NOT new.id OR old.uid IS NOT new.uid OR old.person_id IS NOT new.person_id OR old.tag IS NOT new.tag BEGIN INSERT INTO tags_history (entry, operation, id, uid, person_id, tag) VALUES ((SELECT entry FROM current_entry), 'update', old.id, old.uid, old.person_id, old.tag); UPDATE tags SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER tags_deleted AFTER DELETE ON tags BEGIN INSERT INTO tags_history (entry, operation, id, uid, person_id, tag) VALUES ((SELECT entry FROM current_entry), 'delete', old.id, old.uid, old.person_id, old.tag); INSERT OR REPLACE INTO tombstones (row_table, row_key, deleted_at) SELECT 'tags', one.row_key, coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) FROM (SELECT (SELECT old.uid) AS row_key) AS one WHERE one.row_key IS NOT NULL; END;

CREATE TRIGGER jobs_inserted AFTER INSERT ON jobs BEGIN INSERT INTO jobs_history (entry, operation, id) VALUES ((SELECT entry FROM current_entry), 'insert', new.id); UPDATE jobs SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER jobs_updated AFTER UPDATE ON jobs WHEN old.id IS NOT new.id OR old.uid IS NOT new.uid OR old.person_id IS NOT new.person_id OR old.company IS NOT new.company OR old.role IS NOT new.role OR old.on_date IS NOT new.on_date BEGIN INSERT INTO jobs_history (entry, operation, id, uid, person_id, company, role, on_date) VALUES ((SELECT entry FROM current_entry), 'update', old.id, old.uid, old.person_id, old.company, old.role, old.on_date); UPDATE jobs SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER jobs_deleted AFTER DELETE ON jobs BEGIN INSERT INTO jobs_history (entry, operation, id, uid, person_id, company, role, on_date) VALUES ((SELECT entry FROM current_entry), 'delete', old.id, old.uid, old.person_id, old.company, old.role, old.on_date); INSERT OR REPLACE INTO tombstones (row_table, row_key, deleted_at) SELECT 'jobs', one.row_key, coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) FROM (SELECT (SELECT old.uid) AS row_key) AS one WHERE one.row_key IS NOT NULL; END;

CREATE TRIGGER not_same_inserted AFTER INSERT ON not_same BEGIN INSERT INTO not_same_history (entry, operation, id) VALUES ((SELECT entry FROM current_entry), 'insert', new.id); UPDATE not_same SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER not_same_updated AFTER UPDATE ON not_same WHEN old.id IS NOT new.id OR old.uid IS NOT new.uid OR old.first_id IS NOT new.first_id OR old.second_id IS NOT new.second_id BEGIN INSERT INTO not_same_history (entry, operation, id, uid, first_id, second_id) VALUES ((SELECT entry FROM current_entry), 'update', old.id, old.uid, old.first_id, old.second_id); UPDATE not_same SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER not_same_deleted AFTER DELETE ON not_same BEGIN INSERT INTO not_same_history (entry, operation, id, uid, first_id, second_id) VALUES ((SELECT entry FROM current_entry), 'delete', old.id, old.uid, old.first_id, old.second_id); INSERT OR REPLACE INTO tombstones (row_table, row_key, deleted_at) SELECT 'not_same', one.row_key, coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) FROM (SELECT (SELECT old.uid) AS row_key) AS one WHERE one.row_key IS NOT NULL; END;

CREATE TRIGGER waits_inserted AFTER INSERT ON waits BEGIN INSERT INTO waits_history (entry, operation, id) VALUES ((SELECT entry FROM current_entry), 'insert', new.id); UPDATE waits SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER waits_updated AFTER UPDATE ON waits WHEN old.id IS NOT new.id OR old.request_id IS NOT new.request_id OR old.kept_on IS NOT new.kept_on BEGIN INSERT INTO waits_history (entry, operation, id, request_id, kept_on) VALUES ((SELECT entry FROM current_entry), 'update', old.id, old.request_id, old.kept_on); UPDATE waits SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER waits_deleted AFTER DELETE ON waits BEGIN INSERT INTO waits_history (entry, operation, id, request_id, kept_on) VALUES ((SELECT entry FROM current_entry), 'delete', old.id, old.request_id, old.kept_on); INSERT OR REPLACE INTO tombstones (row_table, row_key, deleted_at) SELECT 'waits', one.row_key, coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) FROM (SELECT (SELECT r.uid || ' ' || 'kept' FROM requests AS r WHERE r.id = old.request_id) AS row_key) AS one WHERE one.row_key IS NOT NULL; END;

CREATE TRIGGER guidelines_inserted AFTER INSERT ON guidelines BEGIN INSERT INTO guidelines_history (entry, operation, id) VALUES ((SELECT entry FROM current_entry), 'insert', new.id); UPDATE guidelines SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER guidelines_updated AFTER UPDATE ON guidelines WHEN old.id IS NOT new.id OR old.uid IS NOT new.uid OR old.low IS NOT new.low OR old.high IS NOT new.high OR old.from_week IS NOT new.from_week BEGIN INSERT INTO guidelines_history (entry, operation, id, uid, low, high, from_week) VALUES ((SELECT entry FROM current_entry), 'update', old.id, old.uid, old.low, old.high, old.from_week); UPDATE guidelines SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER guidelines_deleted AFTER DELETE ON guidelines BEGIN INSERT INTO guidelines_history (entry, operation, id, uid, low, high, from_week) VALUES ((SELECT entry FROM current_entry), 'delete', old.id, old.uid, old.low, old.high, old.from_week); INSERT OR REPLACE INTO tombstones (row_table, row_key, deleted_at) SELECT 'guidelines', one.row_key, coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) FROM (SELECT (SELECT old.uid) AS row_key) AS one WHERE one.row_key IS NOT NULL; END;

CREATE TRIGGER week_marks_inserted AFTER INSERT ON week_marks BEGIN INSERT INTO week_marks_history (entry, operation, id) VALUES ((SELECT entry FROM current_entry), 'insert', new.id); UPDATE week_marks SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER week_marks_updated AFTER UPDATE ON week_marks WHEN old.id IS NOT new.id OR old.uid IS NOT new.uid OR old.day IS NOT new.day OR old.kind IS NOT new.kind OR old.days IS NOT new.days OR old.closed_at IS NOT new.closed_at OR old.low IS NOT new.low OR old.high IS NOT new.high OR old.went_well IS NOT new.went_well OR old.felt_rushed IS NOT new.felt_rushed OR old.next_line IS NOT new.next_line OR old.next_done IS NOT new.next_done OR old.source IS NOT new.source BEGIN INSERT INTO week_marks_history (entry, operation, id, uid, day, kind, days, closed_at, low, high, went_well, felt_rushed, next_line, next_done, source) VALUES ((SELECT entry FROM current_entry), 'update', old.id, old.uid, old.day, old.kind, old.days, old.closed_at, old.low, old.high, old.went_well, old.felt_rushed, old.next_line, old.next_done, old.source); UPDATE week_marks SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER week_marks_deleted AFTER DELETE ON week_marks BEGIN INSERT INTO week_marks_history (entry, operation, id, uid, day, kind, days, closed_at, low, high, went_well, felt_rushed, next_line, next_done, source) VALUES ((SELECT entry FROM current_entry), 'delete', old.id, old.uid, old.day, old.kind, old.days, old.closed_at, old.low, old.high, old.went_well, old.felt_rushed, old.next_line, old.next_done, old.source); INSERT OR REPLACE INTO tombstones (row_table, row_key, deleted_at) SELECT 'week_marks', one.row_key, coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) FROM (SELECT (SELECT old.uid) AS row_key) AS one WHERE one.row_key IS NOT NULL; END;

CREATE TRIGGER seen_inserted AFTER INSERT ON seen BEGIN INSERT INTO seen_history (entry, operation, id) VALUES ((SELECT entry FROM current_entry), 'insert', new.id); UPDATE seen SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER seen_updated AFTER UPDATE ON seen WHEN old.id IS NOT new.id OR old.key IS NOT new.key BEGIN INSERT INTO seen_history (entry, operation, id, key) VALUES ((SELECT entry FROM current_entry), 'update', old.id, old.key); UPDATE seen SET changed_at = coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) WHERE id = new.id; END;

CREATE TRIGGER seen_deleted AFTER DELETE ON seen BEGIN INSERT INTO seen_history (entry, operation, id, key) VALUES ((SELECT entry FROM current_entry), 'delete', old.id, old.key); INSERT OR REPLACE INTO tombstones (row_table, row_key, deleted_at) SELECT 'seen', one.row_key, coalesce((SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry), strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) FROM (SELECT (SELECT old.key) AS row_key) AS one WHERE one.row_key IS NOT NULL; END;

PRAGMA application_id = 1852142691;

INSERT INTO current_entry (only_row) VALUES (1);
