CREATE TABLE content_version (
	id INTEGER NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	PRIMARY KEY (id), 
	CHECK (id = 1)
);

CREATE TABLE contraindications (
	id VARCHAR(60) NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	button VARCHAR(60), 
	always_withhold BOOLEAN NOT NULL, 
	adapt TEXT, 
	withhold TEXT NOT NULL, 
	PRIMARY KEY (id), 
	CHECK (always_withhold = (adapt IS NULL))
);

CREATE TABLE countries (
	code VARCHAR(3) NOT NULL, 
	emergency_number VARCHAR(60) NOT NULL, 
	emergency_phone VARCHAR(20), 
	crisis_line VARCHAR(120) NOT NULL, 
	crisis_phone VARCHAR(20), 
	PRIMARY KEY (code)
);

CREATE TABLE danger_signs (
	id VARCHAR(60) NOT NULL, 
	urgency VARCHAR(10) NOT NULL, 
	action TEXT NOT NULL, 
	why TEXT NOT NULL, 
	never TEXT NOT NULL, 
	more_urgent TEXT, 
	care_first TEXT NOT NULL, 
	book BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	CHECK (urgency IN ('emergency', 'same_day', 'soon'))
);

CREATE TABLE evidence_levels (
	level VARCHAR(20) NOT NULL, 
	words VARCHAR(200) NOT NULL, 
	PRIMARY KEY (level)
);

CREATE TABLE sources (
	"key" VARCHAR(60) NOT NULL, 
	organisation VARCHAR(200) NOT NULL, 
	title VARCHAR(300) NOT NULL, 
	trust VARCHAR(1) NOT NULL, 
	address VARCHAR(400), 
	PRIMARY KEY ("key")
);

CREATE TABLE terms (
	"key" VARCHAR(40) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	PRIMARY KEY ("key")
);

CREATE TABLE unanswered (
	id INTEGER NOT NULL, 
	text VARCHAR(500) NOT NULL, 
	times INTEGER NOT NULL, 
	first_asked DATE NOT NULL, 
	last_asked DATE NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (text)
);

CREATE TABLE clinics (
	id VARCHAR(40) NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	town VARCHAR(80) NOT NULL, 
	address VARCHAR(200) NOT NULL, 
	phone VARCHAR(40) NOT NULL, 
	hours VARCHAR(200) NOT NULL, 
	country VARCHAR(3) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(country) REFERENCES countries (code)
);

CREATE TABLE contraindicated_conditions (
	"key" VARCHAR(40) NOT NULL, 
	contraindication_id VARCHAR(60) NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY("key") REFERENCES terms ("key"), 
	FOREIGN KEY(contraindication_id) REFERENCES contraindications (id)
);

CREATE TABLE entries (
	id VARCHAR(80) NOT NULL, 
	position INTEGER NOT NULL, 
	topic VARCHAR(40) NOT NULL, 
	question VARCHAR(80) NOT NULL, 
	answer TEXT NOT NULL, 
	details TEXT, 
	evidence_level VARCHAR(20) NOT NULL, 
	reviewed DATE NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(evidence_level) REFERENCES evidence_levels (level)
);

CREATE TABLE citations (
	entry_id VARCHAR(80) NOT NULL, 
	source_key VARCHAR(60) NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (entry_id, source_key), 
	FOREIGN KEY(entry_id) REFERENCES entries (id), 
	FOREIGN KEY(source_key) REFERENCES sources ("key")
);

CREATE TABLE exclusions (
	entry_id VARCHAR(80) NOT NULL, 
	"key" VARCHAR(40) NOT NULL, 
	PRIMARY KEY (entry_id, "key"), 
	FOREIGN KEY(entry_id) REFERENCES entries (id), 
	FOREIGN KEY("key") REFERENCES terms ("key")
);

CREATE TABLE related_entries (
	entry_id VARCHAR(80) NOT NULL, 
	position INTEGER NOT NULL, 
	related_id VARCHAR(80) NOT NULL, 
	PRIMARY KEY (entry_id, position), 
	FOREIGN KEY(entry_id) REFERENCES entries (id), 
	FOREIGN KEY(related_id) REFERENCES entries (id)
);

CREATE TABLE steps (
	entry_id VARCHAR(80) NOT NULL, 
	number INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	picture VARCHAR(60), 
	PRIMARY KEY (entry_id, number), 
	FOREIGN KEY(entry_id) REFERENCES entries (id)
);

CREATE TABLE subjects (
	entry_id VARCHAR(80) NOT NULL, 
	"key" VARCHAR(40) NOT NULL, 
	PRIMARY KEY (entry_id, "key"), 
	FOREIGN KEY(entry_id) REFERENCES entries (id), 
	FOREIGN KEY("key") REFERENCES terms ("key")
);

CREATE INDEX ix_subjects_key ON subjects ("key");

