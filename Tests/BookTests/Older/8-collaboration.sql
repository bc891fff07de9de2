-- format 2
CREATE TABLE IF NOT EXISTS "step" (
  "number" INTEGER PRIMARY KEY, "session" INTEGER, "at" INTEGER NOT NULL,
  "author" TEXT NOT NULL, "words" TEXT NOT NULL, "script" TEXT, "day" INTEGER NOT NULL,
  "added" INTEGER NOT NULL DEFAULT 0, "changed" INTEGER NOT NULL DEFAULT 0,
  "removed" INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO step VALUES(1,1,1795543758931,'sam','run "o1.rap"','o1.rap',20780,2,0,0);
INSERT INTO step VALUES(2,1,1795543758937,'sam','run "o2.rap"','o2.rap',20780,4,0,0);
INSERT INTO step VALUES(3,1,1795543758941,'sam','rename marketing sales',NULL,20780,0,1,0);
INSERT INTO step VALUES(4,1,1795543758944,'sam','keep p1 on 2026-03-01',NULL,20780,0,1,0);
INSERT INTO step VALUES(5,1,1795543758946,'sam','set p1 with dana-reyes, it',NULL,20780,0,1,0);
INSERT INTO step VALUES(6,1,1795543758951,'sam','define field budget of goals number help "what it costs"',NULL,20780,0,0,0);
INSERT INTO step VALUES(7,1,1795543758958,'sam','remove d1',NULL,20780,0,0,1);
INSERT INTO step VALUES(8,1,1795543758963,'sam','set growth budget 7.5',NULL,20780,0,1,0);
CREATE TABLE IF NOT EXISTS "step_undoes" (
  "step" INTEGER NOT NULL REFERENCES "step", "undoes" INTEGER NOT NULL REFERENCES "step",
  PRIMARY KEY ("step", "undoes")) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "step_kind" (
  "step" INTEGER NOT NULL REFERENCES "step", "kind" TEXT NOT NULL,
  "added" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "removed" INTEGER NOT NULL,
  PRIMARY KEY ("step", "kind")) STRICT, WITHOUT ROWID;
INSERT INTO step_kind VALUES(1,'unit',2,0,0);
INSERT INTO step_kind VALUES(2,'driver',1,0,0);
INSERT INTO step_kind VALUES(2,'goal',1,0,0);
INSERT INTO step_kind VALUES(2,'person',1,0,0);
INSERT INTO step_kind VALUES(2,'promise',1,0,0);
INSERT INTO step_kind VALUES(3,'unit',0,1,0);
INSERT INTO step_kind VALUES(4,'promise',0,1,0);
INSERT INTO step_kind VALUES(5,'promise',0,1,0);
INSERT INTO step_kind VALUES(7,'driver',0,0,1);
INSERT INTO step_kind VALUES(8,'goal',0,1,0);
CREATE TABLE IF NOT EXISTS "sequence" ("kind" TEXT PRIMARY KEY, "next" INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO sequence VALUES('driver',2);
INSERT INTO sequence VALUES('goal',2);
INSERT INTO sequence VALUES('person',2);
INSERT INTO sequence VALUES('promise',2);
INSERT INTO sequence VALUES('unit',3);
CREATE TABLE IF NOT EXISTS "custom_field" (
  "kind" TEXT NOT NULL, "name" TEXT NOT NULL, "type" TEXT NOT NULL, "is_list" INTEGER NOT NULL,
  "help" TEXT NOT NULL, "position" INTEGER NOT NULL, "since_step" INTEGER NOT NULL,
  PRIMARY KEY ("kind", "name")) STRICT, WITHOUT ROWID;
INSERT INTO custom_field VALUES('goal','budget','number',0,'what it costs',0,6);
CREATE TABLE IF NOT EXISTS "layout" ("table" TEXT PRIMARY KEY, "definition" TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO layout VALUES('contribution',replace('CREATE TABLE "contribution" (\n  "id" INTEGER PRIMARY KEY,\n  "title" TEXT NOT NULL,\n  "by" INTEGER CHECK ("by" & 63 = 1 OR "by" & 63 = 2 OR "by" & 63 = 9),\n  "by:unit" INTEGER GENERATED ALWAYS AS (CASE "by" & 63 WHEN 1 THEN "by" END) VIRTUAL REFERENCES "unit",\n  "by:person" INTEGER GENERATED ALWAYS AS (CASE "by" & 63 WHEN 2 THEN "by" END) VIRTUAL REFERENCES "person",\n  "by:initiative" INTEGER GENERATED ALWAYS AS (CASE "by" & 63 WHEN 9 THEN "by" END) VIRTUAL REFERENCES "initiative",\n  "date" INTEGER CHECK ("date" BETWEEN -719162 AND 2932896),\n  "value" REAL,\n  "evidence" TEXT,\n  "at" INTEGER CHECK ("at" & 63 = 16) REFERENCES "meeting",\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "contribution_by_by" ON "contribution" ("by") WHERE "by" IS NOT NULL;\nCREATE INDEX "contribution_by_at" ON "contribution" ("at") WHERE "at" IS NOT NULL;\nCREATE TABLE "past_contribution" (\n  "id" INTEGER,\n  "title" TEXT,\n  "by" INTEGER,\n  "date" INTEGER,\n  "value" REAL,\n  "evidence" TEXT,\n  "at" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_contribution_key" ON "past_contribution" ("id")','\n',char(10)));
INSERT INTO layout VALUES('contribution_for',replace('CREATE TABLE "contribution_for" (\n  "record" INTEGER NOT NULL REFERENCES "contribution",\n  "member" INTEGER NOT NULL CHECK ("member" & 63 = 5 OR "member" & 63 = 4),\n  "member:goal" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 5 THEN "member" END) VIRTUAL REFERENCES "goal",\n  "member:driver" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 4 THEN "member" END) VIRTUAL REFERENCES "driver",\n  "position" INTEGER NOT NULL,\n  "since_step" INTEGER NOT NULL,\n  PRIMARY KEY ("record", "member")\n) STRICT, WITHOUT ROWID;\nCREATE INDEX "contribution_for_by_member" ON "contribution_for" ("member");\nCREATE TABLE "past_contribution_for" (\n  "record" INTEGER,\n  "member" INTEGER,\n  "position" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_contribution_for_key" ON "past_contribution_for" ("record", "member")','\n',char(10)));
INSERT INTO layout VALUES('driver',replace('CREATE TABLE "driver" (\n  "id" INTEGER PRIMARY KEY,\n  "title" TEXT NOT NULL,\n  "of" INTEGER NOT NULL CHECK ("of" & 63 = 1 OR "of" & 63 = 2),\n  "of:unit" INTEGER GENERATED ALWAYS AS (CASE "of" & 63 WHEN 1 THEN "of" END) VIRTUAL REFERENCES "unit",\n  "of:person" INTEGER GENERATED ALWAYS AS (CASE "of" & 63 WHEN 2 THEN "of" END) VIRTUAL REFERENCES "person",\n  "type" TEXT NOT NULL CHECK ("type" = ''motivation'' OR "type" = ''challenge'' OR "type" = ''need''),\n  "weight" INTEGER CHECK ("weight" BETWEEN 1 AND 5),\n  "basis" TEXT CHECK ("basis" = ''stated'' OR "basis" = ''observed'' OR "basis" = ''assumed''),\n  "about" INTEGER CHECK ("about" & 63 = 5) REFERENCES "goal",\n  "noted" INTEGER CHECK ("noted" BETWEEN -719162 AND 2932896),\n  "at" INTEGER CHECK ("at" & 63 = 16) REFERENCES "meeting",\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "driver_by_of" ON "driver" ("of");\nCREATE INDEX "driver_by_about" ON "driver" ("about") WHERE "about" IS NOT NULL;\nCREATE INDEX "driver_by_at" ON "driver" ("at") WHERE "at" IS NOT NULL;\nCREATE TABLE "past_driver" (\n  "id" INTEGER,\n  "title" TEXT,\n  "of" INTEGER,\n  "type" TEXT,\n  "weight" INTEGER,\n  "basis" TEXT,\n  "about" INTEGER,\n  "noted" INTEGER,\n  "at" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_driver_key" ON "past_driver" ("id")','\n',char(10)));
INSERT INTO layout VALUES('embed',replace('CREATE TABLE "embed" (\n  "id" INTEGER PRIMARY KEY,\n  "person" INTEGER NOT NULL CHECK ("person" & 63 = 2) REFERENCES "person",\n  "in" INTEGER NOT NULL CHECK ("in" & 63 = 1) REFERENCES "unit",\n  "for" INTEGER CHECK ("for" & 63 = 5) REFERENCES "goal",\n  "share" INTEGER CHECK ("share" BETWEEN 0 AND 100),\n  "start" INTEGER CHECK ("start" BETWEEN -719162 AND 2932896),\n  "until" INTEGER CHECK ("until" BETWEEN -719162 AND 2932896),\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "embed_by_person" ON "embed" ("person");\nCREATE INDEX "embed_by_in" ON "embed" ("in");\nCREATE INDEX "embed_by_for" ON "embed" ("for") WHERE "for" IS NOT NULL;\nCREATE TABLE "past_embed" (\n  "id" INTEGER,\n  "person" INTEGER,\n  "in" INTEGER,\n  "for" INTEGER,\n  "share" INTEGER,\n  "start" INTEGER,\n  "until" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_embed_key" ON "past_embed" ("id")','\n',char(10)));
INSERT INTO layout VALUES('goal',replace('CREATE TABLE "goal" (\n  "id" INTEGER PRIMARY KEY,\n  "handle" TEXT NOT NULL UNIQUE,\n  "title" TEXT NOT NULL,\n  "owner" INTEGER CHECK ("owner" & 63 = 2) REFERENCES "person",\n  "under" INTEGER CHECK ("under" & 63 = 5) REFERENCES "goal",\n  "measure" TEXT,\n  "baseline" REAL,\n  "target" REAL,\n  "due" INTEGER CHECK ("due" BETWEEN -719162 AND 2932896),\n  "status" TEXT CHECK ("status" = ''proposed'' OR "status" = ''agreed'' OR "status" = ''met'' OR "status" = ''missed'' OR "status" = ''dropped''),\n  "budget" REAL,\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "goal_by_owner" ON "goal" ("owner") WHERE "owner" IS NOT NULL;\nCREATE INDEX "goal_by_under" ON "goal" ("under") WHERE "under" IS NOT NULL;\nCREATE TABLE "past_goal" (\n  "id" INTEGER,\n  "handle" TEXT,\n  "title" TEXT,\n  "owner" INTEGER,\n  "under" INTEGER,\n  "measure" TEXT,\n  "baseline" REAL,\n  "target" REAL,\n  "due" INTEGER,\n  "status" TEXT,\n  "budget" REAL,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_goal_key" ON "past_goal" ("id")','\n',char(10)));
INSERT INTO layout VALUES('goal_of',replace('CREATE TABLE "goal_of" (\n  "record" INTEGER NOT NULL REFERENCES "goal",\n  "member" INTEGER NOT NULL CHECK ("member" & 63 = 1) REFERENCES "unit",\n  "position" INTEGER NOT NULL,\n  "since_step" INTEGER NOT NULL,\n  PRIMARY KEY ("record", "member")\n) STRICT, WITHOUT ROWID;\nCREATE INDEX "goal_of_by_member" ON "goal_of" ("member");\nCREATE TABLE "past_goal_of" (\n  "record" INTEGER,\n  "member" INTEGER,\n  "position" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_goal_of_key" ON "past_goal_of" ("record", "member")','\n',char(10)));
INSERT INTO layout VALUES('initiative',replace('CREATE TABLE "initiative" (\n  "id" INTEGER PRIMARY KEY,\n  "handle" TEXT NOT NULL UNIQUE,\n  "title" TEXT NOT NULL,\n  "request" INTEGER CHECK ("request" & 63 = 7) REFERENCES "request",\n  "offer" INTEGER CHECK ("offer" & 63 = 8) REFERENCES "offer",\n  "lead" INTEGER CHECK ("lead" & 63 = 2) REFERENCES "person",\n  "share" INTEGER CHECK ("share" BETWEEN 0 AND 100),\n  "start" INTEGER CHECK ("start" BETWEEN -719162 AND 2932896),\n  "due" INTEGER CHECK ("due" BETWEEN -719162 AND 2932896),\n  "ended" INTEGER CHECK ("ended" BETWEEN -719162 AND 2932896),\n  "status" TEXT CHECK ("status" = ''proposed'' OR "status" = ''active'' OR "status" = ''done'' OR "status" = ''stopped''),\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "initiative_by_request" ON "initiative" ("request") WHERE "request" IS NOT NULL;\nCREATE INDEX "initiative_by_offer" ON "initiative" ("offer") WHERE "offer" IS NOT NULL;\nCREATE INDEX "initiative_by_lead" ON "initiative" ("lead") WHERE "lead" IS NOT NULL;\nCREATE TABLE "past_initiative" (\n  "id" INTEGER,\n  "handle" TEXT,\n  "title" TEXT,\n  "request" INTEGER,\n  "offer" INTEGER,\n  "lead" INTEGER,\n  "share" INTEGER,\n  "start" INTEGER,\n  "due" INTEGER,\n  "ended" INTEGER,\n  "status" TEXT,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_initiative_key" ON "past_initiative" ("id")','\n',char(10)));
INSERT INTO layout VALUES('initiative_for',replace('CREATE TABLE "initiative_for" (\n  "record" INTEGER NOT NULL REFERENCES "initiative",\n  "member" INTEGER NOT NULL CHECK ("member" & 63 = 5 OR "member" & 63 = 4),\n  "member:goal" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 5 THEN "member" END) VIRTUAL REFERENCES "goal",\n  "member:driver" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 4 THEN "member" END) VIRTUAL REFERENCES "driver",\n  "position" INTEGER NOT NULL,\n  "since_step" INTEGER NOT NULL,\n  PRIMARY KEY ("record", "member")\n) STRICT, WITHOUT ROWID;\nCREATE INDEX "initiative_for_by_member" ON "initiative_for" ("member");\nCREATE TABLE "past_initiative_for" (\n  "record" INTEGER,\n  "member" INTEGER,\n  "position" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_initiative_for_key" ON "past_initiative_for" ("record", "member")','\n',char(10)));
INSERT INTO layout VALUES('initiative_with',replace('CREATE TABLE "initiative_with" (\n  "record" INTEGER NOT NULL REFERENCES "initiative",\n  "member" INTEGER NOT NULL CHECK ("member" & 63 = 1) REFERENCES "unit",\n  "position" INTEGER NOT NULL,\n  "since_step" INTEGER NOT NULL,\n  PRIMARY KEY ("record", "member")\n) STRICT, WITHOUT ROWID;\nCREATE INDEX "initiative_with_by_member" ON "initiative_with" ("member");\nCREATE TABLE "past_initiative_with" (\n  "record" INTEGER,\n  "member" INTEGER,\n  "position" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_initiative_with_key" ON "past_initiative_with" ("record", "member")','\n',char(10)));
INSERT INTO layout VALUES('meeting',replace('CREATE TABLE "meeting" (\n  "id" INTEGER PRIMARY KEY,\n  "title" TEXT NOT NULL,\n  "of" INTEGER CHECK ("of" & 63 = 12) REFERENCES "series",\n  "about" INTEGER CHECK ("about" & 63 = 5) REFERENCES "goal",\n  "date" INTEGER NOT NULL CHECK ("date" BETWEEN -719162 AND 2932896),\n  "form" TEXT CHECK ("form" = ''review'' OR "form" = ''one-to-one'' OR "form" = ''demo'' OR "form" = ''retro'' OR "form" = ''workshop''),\n  "notes" TEXT,\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "meeting_by_of" ON "meeting" ("of") WHERE "of" IS NOT NULL;\nCREATE INDEX "meeting_by_about" ON "meeting" ("about") WHERE "about" IS NOT NULL;\nCREATE TABLE "past_meeting" (\n  "id" INTEGER,\n  "title" TEXT,\n  "of" INTEGER,\n  "about" INTEGER,\n  "date" INTEGER,\n  "form" TEXT,\n  "notes" TEXT,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_meeting_key" ON "past_meeting" ("id")','\n',char(10)));
INSERT INTO layout VALUES('meeting_with',replace('CREATE TABLE "meeting_with" (\n  "record" INTEGER NOT NULL REFERENCES "meeting",\n  "member" INTEGER NOT NULL CHECK ("member" & 63 = 1 OR "member" & 63 = 2),\n  "member:unit" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 1 THEN "member" END) VIRTUAL REFERENCES "unit",\n  "member:person" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 2 THEN "member" END) VIRTUAL REFERENCES "person",\n  "position" INTEGER NOT NULL,\n  "since_step" INTEGER NOT NULL,\n  PRIMARY KEY ("record", "member")\n) STRICT, WITHOUT ROWID;\nCREATE INDEX "meeting_with_by_member" ON "meeting_with" ("member");\nCREATE TABLE "past_meeting_with" (\n  "record" INTEGER,\n  "member" INTEGER,\n  "position" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_meeting_with_key" ON "past_meeting_with" ("record", "member")','\n',char(10)));
INSERT INTO layout VALUES('membership',replace('CREATE TABLE "membership" (\n  "id" INTEGER PRIMARY KEY,\n  "person" INTEGER NOT NULL CHECK ("person" & 63 = 2) REFERENCES "person",\n  "in" INTEGER NOT NULL CHECK ("in" & 63 = 1) REFERENCES "unit",\n  "role" TEXT,\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "membership_by_person" ON "membership" ("person");\nCREATE INDEX "membership_by_in" ON "membership" ("in");\nCREATE TABLE "past_membership" (\n  "id" INTEGER,\n  "person" INTEGER,\n  "in" INTEGER,\n  "role" TEXT,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_membership_key" ON "past_membership" ("id")','\n',char(10)));
INSERT INTO layout VALUES('milestone',replace('CREATE TABLE "milestone" (\n  "id" INTEGER PRIMARY KEY,\n  "title" TEXT NOT NULL,\n  "of" INTEGER NOT NULL CHECK ("of" & 63 = 5 OR "of" & 63 = 9),\n  "of:goal" INTEGER GENERATED ALWAYS AS (CASE "of" & 63 WHEN 5 THEN "of" END) VIRTUAL REFERENCES "goal",\n  "of:initiative" INTEGER GENERATED ALWAYS AS (CASE "of" & 63 WHEN 9 THEN "of" END) VIRTUAL REFERENCES "initiative",\n  "due" INTEGER CHECK ("due" BETWEEN -719162 AND 2932896),\n  "done" INTEGER CHECK ("done" BETWEEN -719162 AND 2932896),\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "milestone_by_of" ON "milestone" ("of");\nCREATE TABLE "past_milestone" (\n  "id" INTEGER,\n  "title" TEXT,\n  "of" INTEGER,\n  "due" INTEGER,\n  "done" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_milestone_key" ON "past_milestone" ("id")','\n',char(10)));
INSERT INTO layout VALUES('milestone_shown',replace('CREATE TABLE "milestone_shown" (\n  "record" INTEGER NOT NULL REFERENCES "milestone",\n  "member" INTEGER NOT NULL CHECK ("member" & 63 = 1 OR "member" & 63 = 2),\n  "member:unit" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 1 THEN "member" END) VIRTUAL REFERENCES "unit",\n  "member:person" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 2 THEN "member" END) VIRTUAL REFERENCES "person",\n  "position" INTEGER NOT NULL,\n  "since_step" INTEGER NOT NULL,\n  PRIMARY KEY ("record", "member")\n) STRICT, WITHOUT ROWID;\nCREATE INDEX "milestone_shown_by_member" ON "milestone_shown" ("member");\nCREATE TABLE "past_milestone_shown" (\n  "record" INTEGER,\n  "member" INTEGER,\n  "position" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_milestone_shown_key" ON "past_milestone_shown" ("record", "member")','\n',char(10)));
INSERT INTO layout VALUES('objection',replace('CREATE TABLE "objection" (\n  "id" INTEGER PRIMARY KEY,\n  "title" TEXT NOT NULL,\n  "by" INTEGER CHECK ("by" & 63 = 1 OR "by" & 63 = 2),\n  "by:unit" INTEGER GENERATED ALWAYS AS (CASE "by" & 63 WHEN 1 THEN "by" END) VIRTUAL REFERENCES "unit",\n  "by:person" INTEGER GENERATED ALWAYS AS (CASE "by" & 63 WHEN 2 THEN "by" END) VIRTUAL REFERENCES "person",\n  "about" INTEGER NOT NULL CHECK ("about" & 63 = 5 OR "about" & 63 = 9 OR "about" & 63 = 10 OR "about" & 63 = 7 OR "about" & 63 = 8),\n  "about:goal" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 5 THEN "about" END) VIRTUAL REFERENCES "goal",\n  "about:initiative" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 9 THEN "about" END) VIRTUAL REFERENCES "initiative",\n  "about:milestone" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 10 THEN "about" END) VIRTUAL REFERENCES "milestone",\n  "about:request" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 7 THEN "about" END) VIRTUAL REFERENCES "request",\n  "about:offer" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 8 THEN "about" END) VIRTUAL REFERENCES "offer",\n  "raised" INTEGER CHECK ("raised" BETWEEN -719162 AND 2932896),\n  "at" INTEGER CHECK ("at" & 63 = 16) REFERENCES "meeting",\n  "answer" TEXT,\n  "status" TEXT CHECK ("status" = ''open'' OR "status" = ''answered'' OR "status" = ''upheld'' OR "status" = ''withdrawn''),\n  "ungated" INTEGER CHECK ("ungated" BETWEEN -719162 AND 2932896),\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "objection_by_by" ON "objection" ("by") WHERE "by" IS NOT NULL;\nCREATE INDEX "objection_by_about" ON "objection" ("about");\nCREATE INDEX "objection_by_at" ON "objection" ("at") WHERE "at" IS NOT NULL;\nCREATE TABLE "past_objection" (\n  "id" INTEGER,\n  "title" TEXT,\n  "by" INTEGER,\n  "about" INTEGER,\n  "raised" INTEGER,\n  "at" INTEGER,\n  "answer" TEXT,\n  "status" TEXT,\n  "ungated" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_objection_key" ON "past_objection" ("id")','\n',char(10)));
INSERT INTO layout VALUES('offer',replace('CREATE TABLE "offer" (\n  "id" INTEGER PRIMARY KEY,\n  "handle" TEXT NOT NULL UNIQUE,\n  "title" TEXT NOT NULL,\n  "by" INTEGER NOT NULL CHECK ("by" & 63 = 1 OR "by" & 63 = 2),\n  "by:unit" INTEGER GENERATED ALWAYS AS (CASE "by" & 63 WHEN 1 THEN "by" END) VIRTUAL REFERENCES "unit",\n  "by:person" INTEGER GENERATED ALWAYS AS (CASE "by" & 63 WHEN 2 THEN "by" END) VIRTUAL REFERENCES "person",\n  "to" INTEGER NOT NULL CHECK ("to" & 63 = 1 OR "to" & 63 = 2),\n  "to:unit" INTEGER GENERATED ALWAYS AS (CASE "to" & 63 WHEN 1 THEN "to" END) VIRTUAL REFERENCES "unit",\n  "to:person" INTEGER GENERATED ALWAYS AS (CASE "to" & 63 WHEN 2 THEN "to" END) VIRTUAL REFERENCES "person",\n  "because" TEXT,\n  "status" TEXT CHECK ("status" = ''made'' OR "status" = ''taken'' OR "status" = ''declined''),\n  "ungated" INTEGER CHECK ("ungated" BETWEEN -719162 AND 2932896),\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "offer_by_by" ON "offer" ("by");\nCREATE INDEX "offer_by_to" ON "offer" ("to");\nCREATE TABLE "past_offer" (\n  "id" INTEGER,\n  "handle" TEXT,\n  "title" TEXT,\n  "by" INTEGER,\n  "to" INTEGER,\n  "because" TEXT,\n  "status" TEXT,\n  "ungated" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_offer_key" ON "past_offer" ("id")','\n',char(10)));
INSERT INTO layout VALUES('offer_for',replace('CREATE TABLE "offer_for" (\n  "record" INTEGER NOT NULL REFERENCES "offer",\n  "member" INTEGER NOT NULL CHECK ("member" & 63 = 5 OR "member" & 63 = 4),\n  "member:goal" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 5 THEN "member" END) VIRTUAL REFERENCES "goal",\n  "member:driver" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 4 THEN "member" END) VIRTUAL REFERENCES "driver",\n  "position" INTEGER NOT NULL,\n  "since_step" INTEGER NOT NULL,\n  PRIMARY KEY ("record", "member")\n) STRICT, WITHOUT ROWID;\nCREATE INDEX "offer_for_by_member" ON "offer_for" ("member");\nCREATE TABLE "past_offer_for" (\n  "record" INTEGER,\n  "member" INTEGER,\n  "position" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_offer_for_key" ON "past_offer_for" ("record", "member")','\n',char(10)));
INSERT INTO layout VALUES('person',replace('CREATE TABLE "person" (\n  "id" INTEGER PRIMARY KEY,\n  "handle" TEXT NOT NULL UNIQUE,\n  "title" TEXT NOT NULL,\n  "in" INTEGER CHECK ("in" & 63 = 1) REFERENCES "unit",\n  "role" TEXT,\n  "acumen" INTEGER CHECK ("acumen" BETWEEN 1 AND 5),\n  "capacity" INTEGER CHECK ("capacity" BETWEEN 0 AND 100),\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "person_by_in" ON "person" ("in") WHERE "in" IS NOT NULL;\nCREATE TABLE "past_person" (\n  "id" INTEGER,\n  "handle" TEXT,\n  "title" TEXT,\n  "in" INTEGER,\n  "role" TEXT,\n  "acumen" INTEGER,\n  "capacity" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_person_key" ON "past_person" ("id")','\n',char(10)));
INSERT INTO layout VALUES('promise',replace('CREATE TABLE "promise" (\n  "id" INTEGER PRIMARY KEY,\n  "title" TEXT NOT NULL,\n  "by" INTEGER NOT NULL CHECK ("by" & 63 = 1 OR "by" & 63 = 2),\n  "by:unit" INTEGER GENERATED ALWAYS AS (CASE "by" & 63 WHEN 1 THEN "by" END) VIRTUAL REFERENCES "unit",\n  "by:person" INTEGER GENERATED ALWAYS AS (CASE "by" & 63 WHEN 2 THEN "by" END) VIRTUAL REFERENCES "person",\n  "to" INTEGER NOT NULL CHECK ("to" & 63 = 1 OR "to" & 63 = 2),\n  "to:unit" INTEGER GENERATED ALWAYS AS (CASE "to" & 63 WHEN 1 THEN "to" END) VIRTUAL REFERENCES "unit",\n  "to:person" INTEGER GENERATED ALWAYS AS (CASE "to" & 63 WHEN 2 THEN "to" END) VIRTUAL REFERENCES "person",\n  "for" INTEGER CHECK ("for" & 63 = 5 OR "for" & 63 = 9 OR "for" & 63 = 7),\n  "for:goal" INTEGER GENERATED ALWAYS AS (CASE "for" & 63 WHEN 5 THEN "for" END) VIRTUAL REFERENCES "goal",\n  "for:initiative" INTEGER GENERATED ALWAYS AS (CASE "for" & 63 WHEN 9 THEN "for" END) VIRTUAL REFERENCES "initiative",\n  "for:request" INTEGER GENERATED ALWAYS AS (CASE "for" & 63 WHEN 7 THEN "for" END) VIRTUAL REFERENCES "request",\n  "at" INTEGER CHECK ("at" & 63 = 16) REFERENCES "meeting",\n  "made" INTEGER CHECK ("made" BETWEEN -719162 AND 2932896),\n  "due" INTEGER CHECK ("due" BETWEEN -719162 AND 2932896),\n  "first-due" INTEGER CHECK ("first-due" BETWEEN -719162 AND 2932896),\n  "agreed-due" INTEGER CHECK ("agreed-due" BETWEEN -719162 AND 2932896),\n  "agreed" INTEGER CHECK ("agreed" & 63 = 1 OR "agreed" & 63 = 2),\n  "agreed:unit" INTEGER GENERATED ALWAYS AS (CASE "agreed" & 63 WHEN 1 THEN "agreed" END) VIRTUAL REFERENCES "unit",\n  "agreed:person" INTEGER GENERATED ALWAYS AS (CASE "agreed" & 63 WHEN 2 THEN "agreed" END) VIRTUAL REFERENCES "person",\n  "closed" INTEGER CHECK ("closed" BETWEEN -719162 AND 2932896),\n  "because" TEXT,\n  "status" TEXT CHECK ("status" = ''unconfirmed'' OR "status" = ''open'' OR "status" = ''kept'' OR "status" = ''broken'' OR "status" = ''withdrawn''),\n  "judge" INTEGER CHECK ("judge" & 63 = 2) REFERENCES "person",\n  "promiser-says" TEXT CHECK ("promiser-says" = ''kept'' OR "promiser-says" = ''broken''),\n  "promisee-says" TEXT CHECK ("promisee-says" = ''kept'' OR "promisee-says" = ''broken''),\n  "withdrawn-by" TEXT CHECK ("withdrawn-by" = ''promiser'' OR "withdrawn-by" = ''promisee''),\n  "ungated" INTEGER CHECK ("ungated" BETWEEN -719162 AND 2932896),\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "promise_by_by" ON "promise" ("by");\nCREATE INDEX "promise_by_to" ON "promise" ("to");\nCREATE INDEX "promise_by_for" ON "promise" ("for") WHERE "for" IS NOT NULL;\nCREATE INDEX "promise_by_at" ON "promise" ("at") WHERE "at" IS NOT NULL;\nCREATE INDEX "promise_by_agreed" ON "promise" ("agreed") WHERE "agreed" IS NOT NULL;\nCREATE INDEX "promise_by_judge" ON "promise" ("judge") WHERE "judge" IS NOT NULL;\nCREATE TABLE "past_promise" (\n  "id" INTEGER,\n  "title" TEXT,\n  "by" INTEGER,\n  "to" INTEGER,\n  "for" INTEGER,\n  "at" INTEGER,\n  "made" INTEGER,\n  "due" INTEGER,\n  "first-due" INTEGER,\n  "agreed-due" INTEGER,\n  "agreed" INTEGER,\n  "closed" INTEGER,\n  "because" TEXT,\n  "status" TEXT,\n  "judge" INTEGER,\n  "promiser-says" TEXT,\n  "promisee-says" TEXT,\n  "withdrawn-by" TEXT,\n  "ungated" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_promise_key" ON "past_promise" ("id")','\n',char(10)));
INSERT INTO layout VALUES('promise_with',replace('CREATE TABLE "promise_with" (\n  "record" INTEGER NOT NULL REFERENCES "promise",\n  "member" INTEGER NOT NULL CHECK ("member" & 63 = 1 OR "member" & 63 = 2),\n  "member:unit" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 1 THEN "member" END) VIRTUAL REFERENCES "unit",\n  "member:person" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 2 THEN "member" END) VIRTUAL REFERENCES "person",\n  "position" INTEGER NOT NULL,\n  "since_step" INTEGER NOT NULL,\n  PRIMARY KEY ("record", "member")\n) STRICT, WITHOUT ROWID;\nCREATE INDEX "promise_with_by_member" ON "promise_with" ("member");\nCREATE TABLE "past_promise_with" (\n  "record" INTEGER,\n  "member" INTEGER,\n  "position" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_promise_with_key" ON "past_promise_with" ("record", "member")','\n',char(10)));
INSERT INTO layout VALUES('rating',replace('CREATE TABLE "rating" (\n  "id" INTEGER PRIMARY KEY,\n  "statement" INTEGER NOT NULL CHECK ("statement" & 63 = 18) REFERENCES "statement",\n  "by" INTEGER CHECK ("by" & 63 = 2) REFERENCES "person",\n  "in" INTEGER CHECK ("in" & 63 = 1) REFERENCES "unit",\n  "code" TEXT,\n  "view" TEXT NOT NULL CHECK ("view" = ''own'' OR "view" = ''guess''),\n  "of" INTEGER CHECK ("of" & 63 = 1 OR "of" & 63 = 2),\n  "of:unit" INTEGER GENERATED ALWAYS AS (CASE "of" & 63 WHEN 1 THEN "of" END) VIRTUAL REFERENCES "unit",\n  "of:person" INTEGER GENERATED ALWAYS AS (CASE "of" & 63 WHEN 2 THEN "of" END) VIRTUAL REFERENCES "person",\n  "round" INTEGER CHECK ("round" BETWEEN 1 AND 99),\n  "score" REAL,\n  "rank" REAL,\n  "choice" TEXT,\n  "text" TEXT,\n  "confidence" REAL,\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "rating_by_statement" ON "rating" ("statement");\nCREATE INDEX "rating_by_by" ON "rating" ("by") WHERE "by" IS NOT NULL;\nCREATE INDEX "rating_by_in" ON "rating" ("in") WHERE "in" IS NOT NULL;\nCREATE INDEX "rating_by_of" ON "rating" ("of") WHERE "of" IS NOT NULL;\nCREATE TABLE "past_rating" (\n  "id" INTEGER,\n  "statement" INTEGER,\n  "by" INTEGER,\n  "in" INTEGER,\n  "code" TEXT,\n  "view" TEXT,\n  "of" INTEGER,\n  "round" INTEGER,\n  "score" REAL,\n  "rank" REAL,\n  "choice" TEXT,\n  "text" TEXT,\n  "confidence" REAL,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_rating_key" ON "past_rating" ("id")','\n',char(10)));
INSERT INTO layout VALUES('reading',replace('CREATE TABLE "reading" (\n  "id" INTEGER PRIMARY KEY,\n  "of" INTEGER NOT NULL CHECK ("of" & 63 = 5) REFERENCES "goal",\n  "date" INTEGER NOT NULL CHECK ("date" BETWEEN -719162 AND 2932896),\n  "value" REAL NOT NULL,\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "reading_by_of" ON "reading" ("of");\nCREATE TABLE "past_reading" (\n  "id" INTEGER,\n  "of" INTEGER,\n  "date" INTEGER,\n  "value" REAL,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_reading_key" ON "past_reading" ("id")','\n',char(10)));
INSERT INTO layout VALUES('request',replace('CREATE TABLE "request" (\n  "id" INTEGER PRIMARY KEY,\n  "handle" TEXT NOT NULL UNIQUE,\n  "title" TEXT NOT NULL,\n  "from" INTEGER NOT NULL CHECK ("from" & 63 = 1 OR "from" & 63 = 2),\n  "from:unit" INTEGER GENERATED ALWAYS AS (CASE "from" & 63 WHEN 1 THEN "from" END) VIRTUAL REFERENCES "unit",\n  "from:person" INTEGER GENERATED ALWAYS AS (CASE "from" & 63 WHEN 2 THEN "from" END) VIRTUAL REFERENCES "person",\n  "problem" TEXT,\n  "technology" TEXT,\n  "because" TEXT,\n  "asked" INTEGER CHECK ("asked" BETWEEN -719162 AND 2932896),\n  "status" TEXT CHECK ("status" = ''asked'' OR "status" = ''clear'' OR "status" = ''accepted'' OR "status" = ''declined''),\n  "ungated" INTEGER CHECK ("ungated" BETWEEN -719162 AND 2932896),\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "request_by_from" ON "request" ("from");\nCREATE TABLE "past_request" (\n  "id" INTEGER,\n  "handle" TEXT,\n  "title" TEXT,\n  "from" INTEGER,\n  "problem" TEXT,\n  "technology" TEXT,\n  "because" TEXT,\n  "asked" INTEGER,\n  "status" TEXT,\n  "ungated" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_request_key" ON "past_request" ("id")','\n',char(10)));
INSERT INTO layout VALUES('request_for',replace('CREATE TABLE "request_for" (\n  "record" INTEGER NOT NULL REFERENCES "request",\n  "member" INTEGER NOT NULL CHECK ("member" & 63 = 5 OR "member" & 63 = 4),\n  "member:goal" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 5 THEN "member" END) VIRTUAL REFERENCES "goal",\n  "member:driver" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 4 THEN "member" END) VIRTUAL REFERENCES "driver",\n  "position" INTEGER NOT NULL,\n  "since_step" INTEGER NOT NULL,\n  PRIMARY KEY ("record", "member")\n) STRICT, WITHOUT ROWID;\nCREATE INDEX "request_for_by_member" ON "request_for" ("member");\nCREATE TABLE "past_request_for" (\n  "record" INTEGER,\n  "member" INTEGER,\n  "position" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_request_for_key" ON "past_request_for" ("record", "member")','\n',char(10)));
INSERT INTO layout VALUES('request_to',replace('CREATE TABLE "request_to" (\n  "record" INTEGER NOT NULL REFERENCES "request",\n  "member" INTEGER NOT NULL CHECK ("member" & 63 = 1 OR "member" & 63 = 2),\n  "member:unit" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 1 THEN "member" END) VIRTUAL REFERENCES "unit",\n  "member:person" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 2 THEN "member" END) VIRTUAL REFERENCES "person",\n  "position" INTEGER NOT NULL,\n  "since_step" INTEGER NOT NULL,\n  PRIMARY KEY ("record", "member")\n) STRICT, WITHOUT ROWID;\nCREATE INDEX "request_to_by_member" ON "request_to" ("member");\nCREATE TABLE "past_request_to" (\n  "record" INTEGER,\n  "member" INTEGER,\n  "position" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_request_to_key" ON "past_request_to" ("record", "member")','\n',char(10)));
INSERT INTO layout VALUES('series',replace('CREATE TABLE "series" (\n  "id" INTEGER PRIMARY KEY,\n  "handle" TEXT NOT NULL UNIQUE,\n  "title" TEXT NOT NULL,\n  "about" INTEGER CHECK ("about" & 63 = 5) REFERENCES "goal",\n  "cadence" TEXT CHECK ("cadence" = ''weekly'' OR "cadence" = ''fortnightly'' OR "cadence" = ''monthly'' OR "cadence" = ''quarterly'' OR "cadence" = ''other''),\n  "until" INTEGER CHECK ("until" BETWEEN -719162 AND 2932896),\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "series_by_about" ON "series" ("about") WHERE "about" IS NOT NULL;\nCREATE TABLE "past_series" (\n  "id" INTEGER,\n  "handle" TEXT,\n  "title" TEXT,\n  "about" INTEGER,\n  "cadence" TEXT,\n  "until" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_series_key" ON "past_series" ("id")','\n',char(10)));
INSERT INTO layout VALUES('series_with',replace('CREATE TABLE "series_with" (\n  "record" INTEGER NOT NULL REFERENCES "series",\n  "member" INTEGER NOT NULL CHECK ("member" & 63 = 1 OR "member" & 63 = 2),\n  "member:unit" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 1 THEN "member" END) VIRTUAL REFERENCES "unit",\n  "member:person" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 2 THEN "member" END) VIRTUAL REFERENCES "person",\n  "position" INTEGER NOT NULL,\n  "since_step" INTEGER NOT NULL,\n  PRIMARY KEY ("record", "member")\n) STRICT, WITHOUT ROWID;\nCREATE INDEX "series_with_by_member" ON "series_with" ("member");\nCREATE TABLE "past_series_with" (\n  "record" INTEGER,\n  "member" INTEGER,\n  "position" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_series_with_key" ON "past_series_with" ("record", "member")','\n',char(10)));
INSERT INTO layout VALUES('statement',replace('CREATE TABLE "statement" (\n  "id" INTEGER PRIMARY KEY,\n  "title" TEXT NOT NULL,\n  "of" INTEGER NOT NULL CHECK ("of" & 63 = 17) REFERENCES "workshop",\n  "least" REAL,\n  "most" REAL,\n  "about" INTEGER CHECK ("about" & 63 = 1 OR "about" & 63 = 2 OR "about" & 63 = 3 OR "about" & 63 = 4 OR "about" & 63 = 5 OR "about" & 63 = 6 OR "about" & 63 = 7 OR "about" & 63 = 8 OR "about" & 63 = 9 OR "about" & 63 = 10 OR "about" & 63 = 11 OR "about" & 63 = 12 OR "about" & 63 = 16 OR "about" & 63 = 13 OR "about" & 63 = 14 OR "about" & 63 = 15 OR "about" & 63 = 17 OR "about" & 63 = 18 OR "about" & 63 = 19 OR "about" & 63 = 20),\n  "about:unit" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 1 THEN "about" END) VIRTUAL REFERENCES "unit",\n  "about:person" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 2 THEN "about" END) VIRTUAL REFERENCES "person",\n  "about:membership" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 3 THEN "about" END) VIRTUAL REFERENCES "membership",\n  "about:driver" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 4 THEN "about" END) VIRTUAL REFERENCES "driver",\n  "about:goal" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 5 THEN "about" END) VIRTUAL REFERENCES "goal",\n  "about:reading" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 6 THEN "about" END) VIRTUAL REFERENCES "reading",\n  "about:request" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 7 THEN "about" END) VIRTUAL REFERENCES "request",\n  "about:offer" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 8 THEN "about" END) VIRTUAL REFERENCES "offer",\n  "about:initiative" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 9 THEN "about" END) VIRTUAL REFERENCES "initiative",\n  "about:milestone" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 10 THEN "about" END) VIRTUAL REFERENCES "milestone",\n  "about:promise" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 11 THEN "about" END) VIRTUAL REFERENCES "promise",\n  "about:series" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 12 THEN "about" END) VIRTUAL REFERENCES "series",\n  "about:meeting" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 16 THEN "about" END) VIRTUAL REFERENCES "meeting",\n  "about:contribution" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 13 THEN "about" END) VIRTUAL REFERENCES "contribution",\n  "about:embed" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 14 THEN "about" END) VIRTUAL REFERENCES "embed",\n  "about:objection" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 15 THEN "about" END) VIRTUAL REFERENCES "objection",\n  "about:workshop" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 17 THEN "about" END) VIRTUAL REFERENCES "workshop",\n  "about:statement" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 18 THEN "about" END) VIRTUAL REFERENCES "statement",\n  "about:rating" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 19 THEN "about" END) VIRTUAL REFERENCES "rating",\n  "about:view" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 20 THEN "about" END) VIRTUAL REFERENCES "view",\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "statement_by_of" ON "statement" ("of");\nCREATE INDEX "statement_by_about" ON "statement" ("about") WHERE "about" IS NOT NULL;\nCREATE TABLE "past_statement" (\n  "id" INTEGER,\n  "title" TEXT,\n  "of" INTEGER,\n  "least" REAL,\n  "most" REAL,\n  "about" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_statement_key" ON "past_statement" ("id")','\n',char(10)));
INSERT INTO layout VALUES('unit',replace('CREATE TABLE "unit" (\n  "id" INTEGER PRIMARY KEY,\n  "handle" TEXT NOT NULL UNIQUE,\n  "title" TEXT NOT NULL,\n  "side" TEXT CHECK ("side" = ''business'' OR "side" = ''it''),\n  "in" INTEGER CHECK ("in" & 63 = 1) REFERENCES "unit",\n  "mission" TEXT,\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "unit_by_in" ON "unit" ("in") WHERE "in" IS NOT NULL;\nCREATE TABLE "past_unit" (\n  "id" INTEGER,\n  "handle" TEXT,\n  "title" TEXT,\n  "side" TEXT,\n  "in" INTEGER,\n  "mission" TEXT,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_unit_key" ON "past_unit" ("id")','\n',char(10)));
INSERT INTO layout VALUES('view',replace('CREATE TABLE "view" (\n  "id" INTEGER PRIMARY KEY,\n  "handle" TEXT NOT NULL UNIQUE,\n  "title" TEXT NOT NULL,\n  "question" TEXT NOT NULL,\n  "parameters" TEXT,\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE TABLE "past_view" (\n  "id" INTEGER,\n  "handle" TEXT,\n  "title" TEXT,\n  "question" TEXT,\n  "parameters" TEXT,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_view_key" ON "past_view" ("id")','\n',char(10)));
INSERT INTO layout VALUES('workshop',replace('CREATE TABLE "workshop" (\n  "id" INTEGER PRIMARY KEY,\n  "handle" TEXT NOT NULL UNIQUE,\n  "title" TEXT NOT NULL,\n  "exercise" TEXT,\n  "date" INTEGER CHECK ("date" BETWEEN -719162 AND 2932896),\n  "facilitator" INTEGER CHECK ("facilitator" & 63 = 2) REFERENCES "person",\n  "privacy" TEXT CHECK ("privacy" = ''named'' OR "privacy" = ''grouped'' OR "privacy" = ''anonymous''),\n  "state" TEXT,\n  "results" TEXT,\n  "since_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "workshop_by_facilitator" ON "workshop" ("facilitator") WHERE "facilitator" IS NOT NULL;\nCREATE TABLE "past_workshop" (\n  "id" INTEGER,\n  "handle" TEXT,\n  "title" TEXT,\n  "exercise" TEXT,\n  "date" INTEGER,\n  "facilitator" INTEGER,\n  "privacy" TEXT,\n  "state" TEXT,\n  "results" TEXT,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_workshop_key" ON "past_workshop" ("id")','\n',char(10)));
INSERT INTO layout VALUES('workshop_with',replace('CREATE TABLE "workshop_with" (\n  "record" INTEGER NOT NULL REFERENCES "workshop",\n  "member" INTEGER NOT NULL CHECK ("member" & 63 = 1 OR "member" & 63 = 2),\n  "member:unit" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 1 THEN "member" END) VIRTUAL REFERENCES "unit",\n  "member:person" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 2 THEN "member" END) VIRTUAL REFERENCES "person",\n  "position" INTEGER NOT NULL,\n  "since_step" INTEGER NOT NULL,\n  PRIMARY KEY ("record", "member")\n) STRICT, WITHOUT ROWID;\nCREATE INDEX "workshop_with_by_member" ON "workshop_with" ("member");\nCREATE TABLE "past_workshop_with" (\n  "record" INTEGER,\n  "member" INTEGER,\n  "position" INTEGER,\n  "since_step" INTEGER,\n  "until_step" INTEGER NOT NULL\n) STRICT;\nCREATE INDEX "past_workshop_with_key" ON "past_workshop_with" ("record", "member")','\n',char(10)));
CREATE TABLE IF NOT EXISTS "setting" ("name" TEXT PRIMARY KEY, "value" TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES('fingerprint','f412825476842eab');
CREATE TABLE IF NOT EXISTS "unit" (
  "id" INTEGER PRIMARY KEY,
  "handle" TEXT NOT NULL UNIQUE,
  "title" TEXT NOT NULL,
  "side" TEXT CHECK ("side" = 'business' OR "side" = 'it'),
  "in" INTEGER CHECK ("in" & 63 = 1) REFERENCES "unit",
  "mission" TEXT,
  "since_step" INTEGER NOT NULL
) STRICT;
INSERT INTO unit VALUES(65,'it','IT','it',NULL,NULL,1);
INSERT INTO unit VALUES(129,'sales','Marketing','business',NULL,NULL,3);
CREATE TABLE IF NOT EXISTS "past_unit" (
  "id" INTEGER,
  "handle" TEXT,
  "title" TEXT,
  "side" TEXT,
  "in" INTEGER,
  "mission" TEXT,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
INSERT INTO past_unit VALUES(129,'marketing','Marketing','business',NULL,NULL,1,3);
CREATE TABLE IF NOT EXISTS "person" (
  "id" INTEGER PRIMARY KEY,
  "handle" TEXT NOT NULL UNIQUE,
  "title" TEXT NOT NULL,
  "in" INTEGER CHECK ("in" & 63 = 1) REFERENCES "unit",
  "role" TEXT,
  "acumen" INTEGER CHECK ("acumen" BETWEEN 1 AND 5),
  "capacity" INTEGER CHECK ("capacity" BETWEEN 0 AND 100),
  "since_step" INTEGER NOT NULL
) STRICT;
INSERT INTO person VALUES(66,'dana-reyes','Dana Reyes',129,NULL,4,100,2);
CREATE TABLE IF NOT EXISTS "past_person" (
  "id" INTEGER,
  "handle" TEXT,
  "title" TEXT,
  "in" INTEGER,
  "role" TEXT,
  "acumen" INTEGER,
  "capacity" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "membership" (
  "id" INTEGER PRIMARY KEY,
  "person" INTEGER NOT NULL CHECK ("person" & 63 = 2) REFERENCES "person",
  "in" INTEGER NOT NULL CHECK ("in" & 63 = 1) REFERENCES "unit",
  "role" TEXT,
  "since_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "past_membership" (
  "id" INTEGER,
  "person" INTEGER,
  "in" INTEGER,
  "role" TEXT,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "driver" (
  "id" INTEGER PRIMARY KEY,
  "title" TEXT NOT NULL,
  "of" INTEGER NOT NULL CHECK ("of" & 63 = 1 OR "of" & 63 = 2),
  "of:unit" INTEGER GENERATED ALWAYS AS (CASE "of" & 63 WHEN 1 THEN "of" END) VIRTUAL REFERENCES "unit",
  "of:person" INTEGER GENERATED ALWAYS AS (CASE "of" & 63 WHEN 2 THEN "of" END) VIRTUAL REFERENCES "person",
  "type" TEXT NOT NULL CHECK ("type" = 'motivation' OR "type" = 'challenge' OR "type" = 'need'),
  "weight" INTEGER CHECK ("weight" BETWEEN 1 AND 5),
  "basis" TEXT CHECK ("basis" = 'stated' OR "basis" = 'observed' OR "basis" = 'assumed'),
  "about" INTEGER CHECK ("about" & 63 = 5) REFERENCES "goal",
  "noted" INTEGER CHECK ("noted" BETWEEN -719162 AND 2932896),
  "at" INTEGER CHECK ("at" & 63 = 16) REFERENCES "meeting",
  "since_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "past_driver" (
  "id" INTEGER,
  "title" TEXT,
  "of" INTEGER,
  "type" TEXT,
  "weight" INTEGER,
  "basis" TEXT,
  "about" INTEGER,
  "noted" INTEGER,
  "at" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
INSERT INTO past_driver VALUES(68,'Waits',129,'need',NULL,'assumed',NULL,20780,NULL,2,7);
CREATE TABLE IF NOT EXISTS "goal" (
  "id" INTEGER PRIMARY KEY,
  "handle" TEXT NOT NULL UNIQUE,
  "title" TEXT NOT NULL,
  "owner" INTEGER CHECK ("owner" & 63 = 2) REFERENCES "person",
  "under" INTEGER CHECK ("under" & 63 = 5) REFERENCES "goal",
  "measure" TEXT,
  "baseline" REAL,
  "target" REAL,
  "due" INTEGER CHECK ("due" BETWEEN -719162 AND 2932896),
  "status" TEXT CHECK ("status" = 'proposed' OR "status" = 'agreed' OR "status" = 'met' OR "status" = 'missed' OR "status" = 'dropped'),
  "since_step" INTEGER NOT NULL
, "budget" REAL) STRICT;
INSERT INTO goal VALUES(69,'growth','Growth',NULL,NULL,NULL,NULL,NULL,NULL,'proposed',8,7.5);
CREATE TABLE IF NOT EXISTS "past_goal" (
  "id" INTEGER,
  "handle" TEXT,
  "title" TEXT,
  "owner" INTEGER,
  "under" INTEGER,
  "measure" TEXT,
  "baseline" REAL,
  "target" REAL,
  "due" INTEGER,
  "status" TEXT,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
, "budget" REAL) STRICT;
INSERT INTO past_goal VALUES(69,'growth','Growth',NULL,NULL,NULL,NULL,NULL,NULL,'proposed',2,8,NULL);
CREATE TABLE IF NOT EXISTS "goal_of" (
  "record" INTEGER NOT NULL REFERENCES "goal",
  "member" INTEGER NOT NULL CHECK ("member" & 63 = 1) REFERENCES "unit",
  "position" INTEGER NOT NULL,
  "since_step" INTEGER NOT NULL,
  PRIMARY KEY ("record", "member")
) STRICT, WITHOUT ROWID;
INSERT INTO goal_of VALUES(69,129,0,2);
CREATE TABLE IF NOT EXISTS "past_goal_of" (
  "record" INTEGER,
  "member" INTEGER,
  "position" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "reading" (
  "id" INTEGER PRIMARY KEY,
  "of" INTEGER NOT NULL CHECK ("of" & 63 = 5) REFERENCES "goal",
  "date" INTEGER NOT NULL CHECK ("date" BETWEEN -719162 AND 2932896),
  "value" REAL NOT NULL,
  "since_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "past_reading" (
  "id" INTEGER,
  "of" INTEGER,
  "date" INTEGER,
  "value" REAL,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "request" (
  "id" INTEGER PRIMARY KEY,
  "handle" TEXT NOT NULL UNIQUE,
  "title" TEXT NOT NULL,
  "from" INTEGER NOT NULL CHECK ("from" & 63 = 1 OR "from" & 63 = 2),
  "from:unit" INTEGER GENERATED ALWAYS AS (CASE "from" & 63 WHEN 1 THEN "from" END) VIRTUAL REFERENCES "unit",
  "from:person" INTEGER GENERATED ALWAYS AS (CASE "from" & 63 WHEN 2 THEN "from" END) VIRTUAL REFERENCES "person",
  "problem" TEXT,
  "technology" TEXT,
  "because" TEXT,
  "asked" INTEGER CHECK ("asked" BETWEEN -719162 AND 2932896),
  "status" TEXT CHECK ("status" = 'asked' OR "status" = 'clear' OR "status" = 'accepted' OR "status" = 'declined'),
  "ungated" INTEGER CHECK ("ungated" BETWEEN -719162 AND 2932896),
  "since_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "past_request" (
  "id" INTEGER,
  "handle" TEXT,
  "title" TEXT,
  "from" INTEGER,
  "problem" TEXT,
  "technology" TEXT,
  "because" TEXT,
  "asked" INTEGER,
  "status" TEXT,
  "ungated" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "request_to" (
  "record" INTEGER NOT NULL REFERENCES "request",
  "member" INTEGER NOT NULL CHECK ("member" & 63 = 1 OR "member" & 63 = 2),
  "member:unit" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 1 THEN "member" END) VIRTUAL REFERENCES "unit",
  "member:person" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 2 THEN "member" END) VIRTUAL REFERENCES "person",
  "position" INTEGER NOT NULL,
  "since_step" INTEGER NOT NULL,
  PRIMARY KEY ("record", "member")
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "past_request_to" (
  "record" INTEGER,
  "member" INTEGER,
  "position" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "request_for" (
  "record" INTEGER NOT NULL REFERENCES "request",
  "member" INTEGER NOT NULL CHECK ("member" & 63 = 5 OR "member" & 63 = 4),
  "member:goal" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 5 THEN "member" END) VIRTUAL REFERENCES "goal",
  "member:driver" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 4 THEN "member" END) VIRTUAL REFERENCES "driver",
  "position" INTEGER NOT NULL,
  "since_step" INTEGER NOT NULL,
  PRIMARY KEY ("record", "member")
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "past_request_for" (
  "record" INTEGER,
  "member" INTEGER,
  "position" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "offer" (
  "id" INTEGER PRIMARY KEY,
  "handle" TEXT NOT NULL UNIQUE,
  "title" TEXT NOT NULL,
  "by" INTEGER NOT NULL CHECK ("by" & 63 = 1 OR "by" & 63 = 2),
  "by:unit" INTEGER GENERATED ALWAYS AS (CASE "by" & 63 WHEN 1 THEN "by" END) VIRTUAL REFERENCES "unit",
  "by:person" INTEGER GENERATED ALWAYS AS (CASE "by" & 63 WHEN 2 THEN "by" END) VIRTUAL REFERENCES "person",
  "to" INTEGER NOT NULL CHECK ("to" & 63 = 1 OR "to" & 63 = 2),
  "to:unit" INTEGER GENERATED ALWAYS AS (CASE "to" & 63 WHEN 1 THEN "to" END) VIRTUAL REFERENCES "unit",
  "to:person" INTEGER GENERATED ALWAYS AS (CASE "to" & 63 WHEN 2 THEN "to" END) VIRTUAL REFERENCES "person",
  "because" TEXT,
  "status" TEXT CHECK ("status" = 'made' OR "status" = 'taken' OR "status" = 'declined'),
  "ungated" INTEGER CHECK ("ungated" BETWEEN -719162 AND 2932896),
  "since_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "past_offer" (
  "id" INTEGER,
  "handle" TEXT,
  "title" TEXT,
  "by" INTEGER,
  "to" INTEGER,
  "because" TEXT,
  "status" TEXT,
  "ungated" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "offer_for" (
  "record" INTEGER NOT NULL REFERENCES "offer",
  "member" INTEGER NOT NULL CHECK ("member" & 63 = 5 OR "member" & 63 = 4),
  "member:goal" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 5 THEN "member" END) VIRTUAL REFERENCES "goal",
  "member:driver" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 4 THEN "member" END) VIRTUAL REFERENCES "driver",
  "position" INTEGER NOT NULL,
  "since_step" INTEGER NOT NULL,
  PRIMARY KEY ("record", "member")
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "past_offer_for" (
  "record" INTEGER,
  "member" INTEGER,
  "position" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "initiative" (
  "id" INTEGER PRIMARY KEY,
  "handle" TEXT NOT NULL UNIQUE,
  "title" TEXT NOT NULL,
  "request" INTEGER CHECK ("request" & 63 = 7) REFERENCES "request",
  "offer" INTEGER CHECK ("offer" & 63 = 8) REFERENCES "offer",
  "lead" INTEGER CHECK ("lead" & 63 = 2) REFERENCES "person",
  "share" INTEGER CHECK ("share" BETWEEN 0 AND 100),
  "start" INTEGER CHECK ("start" BETWEEN -719162 AND 2932896),
  "due" INTEGER CHECK ("due" BETWEEN -719162 AND 2932896),
  "ended" INTEGER CHECK ("ended" BETWEEN -719162 AND 2932896),
  "status" TEXT CHECK ("status" = 'proposed' OR "status" = 'active' OR "status" = 'done' OR "status" = 'stopped'),
  "since_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "past_initiative" (
  "id" INTEGER,
  "handle" TEXT,
  "title" TEXT,
  "request" INTEGER,
  "offer" INTEGER,
  "lead" INTEGER,
  "share" INTEGER,
  "start" INTEGER,
  "due" INTEGER,
  "ended" INTEGER,
  "status" TEXT,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "initiative_for" (
  "record" INTEGER NOT NULL REFERENCES "initiative",
  "member" INTEGER NOT NULL CHECK ("member" & 63 = 5 OR "member" & 63 = 4),
  "member:goal" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 5 THEN "member" END) VIRTUAL REFERENCES "goal",
  "member:driver" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 4 THEN "member" END) VIRTUAL REFERENCES "driver",
  "position" INTEGER NOT NULL,
  "since_step" INTEGER NOT NULL,
  PRIMARY KEY ("record", "member")
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "past_initiative_for" (
  "record" INTEGER,
  "member" INTEGER,
  "position" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "initiative_with" (
  "record" INTEGER NOT NULL REFERENCES "initiative",
  "member" INTEGER NOT NULL CHECK ("member" & 63 = 1) REFERENCES "unit",
  "position" INTEGER NOT NULL,
  "since_step" INTEGER NOT NULL,
  PRIMARY KEY ("record", "member")
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "past_initiative_with" (
  "record" INTEGER,
  "member" INTEGER,
  "position" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "milestone" (
  "id" INTEGER PRIMARY KEY,
  "title" TEXT NOT NULL,
  "of" INTEGER NOT NULL CHECK ("of" & 63 = 5 OR "of" & 63 = 9),
  "of:goal" INTEGER GENERATED ALWAYS AS (CASE "of" & 63 WHEN 5 THEN "of" END) VIRTUAL REFERENCES "goal",
  "of:initiative" INTEGER GENERATED ALWAYS AS (CASE "of" & 63 WHEN 9 THEN "of" END) VIRTUAL REFERENCES "initiative",
  "due" INTEGER CHECK ("due" BETWEEN -719162 AND 2932896),
  "done" INTEGER CHECK ("done" BETWEEN -719162 AND 2932896),
  "since_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "past_milestone" (
  "id" INTEGER,
  "title" TEXT,
  "of" INTEGER,
  "due" INTEGER,
  "done" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "milestone_shown" (
  "record" INTEGER NOT NULL REFERENCES "milestone",
  "member" INTEGER NOT NULL CHECK ("member" & 63 = 1 OR "member" & 63 = 2),
  "member:unit" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 1 THEN "member" END) VIRTUAL REFERENCES "unit",
  "member:person" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 2 THEN "member" END) VIRTUAL REFERENCES "person",
  "position" INTEGER NOT NULL,
  "since_step" INTEGER NOT NULL,
  PRIMARY KEY ("record", "member")
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "past_milestone_shown" (
  "record" INTEGER,
  "member" INTEGER,
  "position" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "promise" (
  "id" INTEGER PRIMARY KEY,
  "title" TEXT NOT NULL,
  "by" INTEGER NOT NULL CHECK ("by" & 63 = 1 OR "by" & 63 = 2),
  "by:unit" INTEGER GENERATED ALWAYS AS (CASE "by" & 63 WHEN 1 THEN "by" END) VIRTUAL REFERENCES "unit",
  "by:person" INTEGER GENERATED ALWAYS AS (CASE "by" & 63 WHEN 2 THEN "by" END) VIRTUAL REFERENCES "person",
  "to" INTEGER NOT NULL CHECK ("to" & 63 = 1 OR "to" & 63 = 2),
  "to:unit" INTEGER GENERATED ALWAYS AS (CASE "to" & 63 WHEN 1 THEN "to" END) VIRTUAL REFERENCES "unit",
  "to:person" INTEGER GENERATED ALWAYS AS (CASE "to" & 63 WHEN 2 THEN "to" END) VIRTUAL REFERENCES "person",
  "for" INTEGER CHECK ("for" & 63 = 5 OR "for" & 63 = 9 OR "for" & 63 = 7),
  "for:goal" INTEGER GENERATED ALWAYS AS (CASE "for" & 63 WHEN 5 THEN "for" END) VIRTUAL REFERENCES "goal",
  "for:initiative" INTEGER GENERATED ALWAYS AS (CASE "for" & 63 WHEN 9 THEN "for" END) VIRTUAL REFERENCES "initiative",
  "for:request" INTEGER GENERATED ALWAYS AS (CASE "for" & 63 WHEN 7 THEN "for" END) VIRTUAL REFERENCES "request",
  "at" INTEGER CHECK ("at" & 63 = 16) REFERENCES "meeting",
  "made" INTEGER CHECK ("made" BETWEEN -719162 AND 2932896),
  "due" INTEGER CHECK ("due" BETWEEN -719162 AND 2932896),
  "first-due" INTEGER CHECK ("first-due" BETWEEN -719162 AND 2932896),
  "agreed-due" INTEGER CHECK ("agreed-due" BETWEEN -719162 AND 2932896),
  "agreed" INTEGER CHECK ("agreed" & 63 = 1 OR "agreed" & 63 = 2),
  "agreed:unit" INTEGER GENERATED ALWAYS AS (CASE "agreed" & 63 WHEN 1 THEN "agreed" END) VIRTUAL REFERENCES "unit",
  "agreed:person" INTEGER GENERATED ALWAYS AS (CASE "agreed" & 63 WHEN 2 THEN "agreed" END) VIRTUAL REFERENCES "person",
  "closed" INTEGER CHECK ("closed" BETWEEN -719162 AND 2932896),
  "because" TEXT,
  "status" TEXT CHECK ("status" = 'unconfirmed' OR "status" = 'open' OR "status" = 'kept' OR "status" = 'broken' OR "status" = 'withdrawn'),
  "judge" INTEGER CHECK ("judge" & 63 = 2) REFERENCES "person",
  "promiser-says" TEXT CHECK ("promiser-says" = 'kept' OR "promiser-says" = 'broken'),
  "promisee-says" TEXT CHECK ("promisee-says" = 'kept' OR "promisee-says" = 'broken'),
  "withdrawn-by" TEXT CHECK ("withdrawn-by" = 'promiser' OR "withdrawn-by" = 'promisee'),
  "ungated" INTEGER CHECK ("ungated" BETWEEN -719162 AND 2932896),
  "since_step" INTEGER NOT NULL
) STRICT;
INSERT INTO promise VALUES(75,'Field list',65,129,NULL,NULL,20454,20513,20513,20513,NULL,20513,NULL,'kept',NULL,NULL,NULL,NULL,NULL,4);
CREATE TABLE IF NOT EXISTS "past_promise" (
  "id" INTEGER,
  "title" TEXT,
  "by" INTEGER,
  "to" INTEGER,
  "for" INTEGER,
  "at" INTEGER,
  "made" INTEGER,
  "due" INTEGER,
  "first-due" INTEGER,
  "agreed-due" INTEGER,
  "agreed" INTEGER,
  "closed" INTEGER,
  "because" TEXT,
  "status" TEXT,
  "judge" INTEGER,
  "promiser-says" TEXT,
  "promisee-says" TEXT,
  "withdrawn-by" TEXT,
  "ungated" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
INSERT INTO past_promise VALUES(75,'Field list',65,129,NULL,NULL,20454,20513,20513,20513,NULL,NULL,NULL,'open',NULL,NULL,NULL,NULL,NULL,2,4);
CREATE TABLE IF NOT EXISTS "promise_with" (
  "record" INTEGER NOT NULL REFERENCES "promise",
  "member" INTEGER NOT NULL CHECK ("member" & 63 = 1 OR "member" & 63 = 2),
  "member:unit" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 1 THEN "member" END) VIRTUAL REFERENCES "unit",
  "member:person" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 2 THEN "member" END) VIRTUAL REFERENCES "person",
  "position" INTEGER NOT NULL,
  "since_step" INTEGER NOT NULL,
  PRIMARY KEY ("record", "member")
) STRICT, WITHOUT ROWID;
INSERT INTO promise_with VALUES(75,65,1,5);
INSERT INTO promise_with VALUES(75,66,0,2);
CREATE TABLE IF NOT EXISTS "past_promise_with" (
  "record" INTEGER,
  "member" INTEGER,
  "position" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "series" (
  "id" INTEGER PRIMARY KEY,
  "handle" TEXT NOT NULL UNIQUE,
  "title" TEXT NOT NULL,
  "about" INTEGER CHECK ("about" & 63 = 5) REFERENCES "goal",
  "cadence" TEXT CHECK ("cadence" = 'weekly' OR "cadence" = 'fortnightly' OR "cadence" = 'monthly' OR "cadence" = 'quarterly' OR "cadence" = 'other'),
  "until" INTEGER CHECK ("until" BETWEEN -719162 AND 2932896),
  "since_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "past_series" (
  "id" INTEGER,
  "handle" TEXT,
  "title" TEXT,
  "about" INTEGER,
  "cadence" TEXT,
  "until" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "series_with" (
  "record" INTEGER NOT NULL REFERENCES "series",
  "member" INTEGER NOT NULL CHECK ("member" & 63 = 1 OR "member" & 63 = 2),
  "member:unit" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 1 THEN "member" END) VIRTUAL REFERENCES "unit",
  "member:person" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 2 THEN "member" END) VIRTUAL REFERENCES "person",
  "position" INTEGER NOT NULL,
  "since_step" INTEGER NOT NULL,
  PRIMARY KEY ("record", "member")
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "past_series_with" (
  "record" INTEGER,
  "member" INTEGER,
  "position" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "meeting" (
  "id" INTEGER PRIMARY KEY,
  "title" TEXT NOT NULL,
  "of" INTEGER CHECK ("of" & 63 = 12) REFERENCES "series",
  "about" INTEGER CHECK ("about" & 63 = 5) REFERENCES "goal",
  "date" INTEGER NOT NULL CHECK ("date" BETWEEN -719162 AND 2932896),
  "form" TEXT CHECK ("form" = 'review' OR "form" = 'one-to-one' OR "form" = 'demo' OR "form" = 'retro' OR "form" = 'workshop'),
  "notes" TEXT,
  "since_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "past_meeting" (
  "id" INTEGER,
  "title" TEXT,
  "of" INTEGER,
  "about" INTEGER,
  "date" INTEGER,
  "form" TEXT,
  "notes" TEXT,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "meeting_with" (
  "record" INTEGER NOT NULL REFERENCES "meeting",
  "member" INTEGER NOT NULL CHECK ("member" & 63 = 1 OR "member" & 63 = 2),
  "member:unit" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 1 THEN "member" END) VIRTUAL REFERENCES "unit",
  "member:person" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 2 THEN "member" END) VIRTUAL REFERENCES "person",
  "position" INTEGER NOT NULL,
  "since_step" INTEGER NOT NULL,
  PRIMARY KEY ("record", "member")
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "past_meeting_with" (
  "record" INTEGER,
  "member" INTEGER,
  "position" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "contribution" (
  "id" INTEGER PRIMARY KEY,
  "title" TEXT NOT NULL,
  "by" INTEGER CHECK ("by" & 63 = 1 OR "by" & 63 = 2 OR "by" & 63 = 9),
  "by:unit" INTEGER GENERATED ALWAYS AS (CASE "by" & 63 WHEN 1 THEN "by" END) VIRTUAL REFERENCES "unit",
  "by:person" INTEGER GENERATED ALWAYS AS (CASE "by" & 63 WHEN 2 THEN "by" END) VIRTUAL REFERENCES "person",
  "by:initiative" INTEGER GENERATED ALWAYS AS (CASE "by" & 63 WHEN 9 THEN "by" END) VIRTUAL REFERENCES "initiative",
  "date" INTEGER CHECK ("date" BETWEEN -719162 AND 2932896),
  "value" REAL,
  "evidence" TEXT,
  "at" INTEGER CHECK ("at" & 63 = 16) REFERENCES "meeting",
  "since_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "past_contribution" (
  "id" INTEGER,
  "title" TEXT,
  "by" INTEGER,
  "date" INTEGER,
  "value" REAL,
  "evidence" TEXT,
  "at" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "contribution_for" (
  "record" INTEGER NOT NULL REFERENCES "contribution",
  "member" INTEGER NOT NULL CHECK ("member" & 63 = 5 OR "member" & 63 = 4),
  "member:goal" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 5 THEN "member" END) VIRTUAL REFERENCES "goal",
  "member:driver" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 4 THEN "member" END) VIRTUAL REFERENCES "driver",
  "position" INTEGER NOT NULL,
  "since_step" INTEGER NOT NULL,
  PRIMARY KEY ("record", "member")
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "past_contribution_for" (
  "record" INTEGER,
  "member" INTEGER,
  "position" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "embed" (
  "id" INTEGER PRIMARY KEY,
  "person" INTEGER NOT NULL CHECK ("person" & 63 = 2) REFERENCES "person",
  "in" INTEGER NOT NULL CHECK ("in" & 63 = 1) REFERENCES "unit",
  "for" INTEGER CHECK ("for" & 63 = 5) REFERENCES "goal",
  "share" INTEGER CHECK ("share" BETWEEN 0 AND 100),
  "start" INTEGER CHECK ("start" BETWEEN -719162 AND 2932896),
  "until" INTEGER CHECK ("until" BETWEEN -719162 AND 2932896),
  "since_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "past_embed" (
  "id" INTEGER,
  "person" INTEGER,
  "in" INTEGER,
  "for" INTEGER,
  "share" INTEGER,
  "start" INTEGER,
  "until" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "objection" (
  "id" INTEGER PRIMARY KEY,
  "title" TEXT NOT NULL,
  "by" INTEGER CHECK ("by" & 63 = 1 OR "by" & 63 = 2),
  "by:unit" INTEGER GENERATED ALWAYS AS (CASE "by" & 63 WHEN 1 THEN "by" END) VIRTUAL REFERENCES "unit",
  "by:person" INTEGER GENERATED ALWAYS AS (CASE "by" & 63 WHEN 2 THEN "by" END) VIRTUAL REFERENCES "person",
  "about" INTEGER NOT NULL CHECK ("about" & 63 = 5 OR "about" & 63 = 9 OR "about" & 63 = 10 OR "about" & 63 = 7 OR "about" & 63 = 8),
  "about:goal" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 5 THEN "about" END) VIRTUAL REFERENCES "goal",
  "about:initiative" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 9 THEN "about" END) VIRTUAL REFERENCES "initiative",
  "about:milestone" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 10 THEN "about" END) VIRTUAL REFERENCES "milestone",
  "about:request" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 7 THEN "about" END) VIRTUAL REFERENCES "request",
  "about:offer" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 8 THEN "about" END) VIRTUAL REFERENCES "offer",
  "raised" INTEGER CHECK ("raised" BETWEEN -719162 AND 2932896),
  "at" INTEGER CHECK ("at" & 63 = 16) REFERENCES "meeting",
  "answer" TEXT,
  "status" TEXT CHECK ("status" = 'open' OR "status" = 'answered' OR "status" = 'upheld' OR "status" = 'withdrawn'),
  "ungated" INTEGER CHECK ("ungated" BETWEEN -719162 AND 2932896),
  "since_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "past_objection" (
  "id" INTEGER,
  "title" TEXT,
  "by" INTEGER,
  "about" INTEGER,
  "raised" INTEGER,
  "at" INTEGER,
  "answer" TEXT,
  "status" TEXT,
  "ungated" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "workshop" (
  "id" INTEGER PRIMARY KEY,
  "handle" TEXT NOT NULL UNIQUE,
  "title" TEXT NOT NULL,
  "exercise" TEXT,
  "date" INTEGER CHECK ("date" BETWEEN -719162 AND 2932896),
  "facilitator" INTEGER CHECK ("facilitator" & 63 = 2) REFERENCES "person",
  "privacy" TEXT CHECK ("privacy" = 'named' OR "privacy" = 'grouped' OR "privacy" = 'anonymous'),
  "state" TEXT,
  "results" TEXT,
  "since_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "past_workshop" (
  "id" INTEGER,
  "handle" TEXT,
  "title" TEXT,
  "exercise" TEXT,
  "date" INTEGER,
  "facilitator" INTEGER,
  "privacy" TEXT,
  "state" TEXT,
  "results" TEXT,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "workshop_with" (
  "record" INTEGER NOT NULL REFERENCES "workshop",
  "member" INTEGER NOT NULL CHECK ("member" & 63 = 1 OR "member" & 63 = 2),
  "member:unit" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 1 THEN "member" END) VIRTUAL REFERENCES "unit",
  "member:person" INTEGER GENERATED ALWAYS AS (CASE "member" & 63 WHEN 2 THEN "member" END) VIRTUAL REFERENCES "person",
  "position" INTEGER NOT NULL,
  "since_step" INTEGER NOT NULL,
  PRIMARY KEY ("record", "member")
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "past_workshop_with" (
  "record" INTEGER,
  "member" INTEGER,
  "position" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "statement" (
  "id" INTEGER PRIMARY KEY,
  "title" TEXT NOT NULL,
  "of" INTEGER NOT NULL CHECK ("of" & 63 = 17) REFERENCES "workshop",
  "least" REAL,
  "most" REAL,
  "about" INTEGER CHECK ("about" & 63 = 1 OR "about" & 63 = 2 OR "about" & 63 = 3 OR "about" & 63 = 4 OR "about" & 63 = 5 OR "about" & 63 = 6 OR "about" & 63 = 7 OR "about" & 63 = 8 OR "about" & 63 = 9 OR "about" & 63 = 10 OR "about" & 63 = 11 OR "about" & 63 = 12 OR "about" & 63 = 16 OR "about" & 63 = 13 OR "about" & 63 = 14 OR "about" & 63 = 15 OR "about" & 63 = 17 OR "about" & 63 = 18 OR "about" & 63 = 19 OR "about" & 63 = 20),
  "about:unit" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 1 THEN "about" END) VIRTUAL REFERENCES "unit",
  "about:person" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 2 THEN "about" END) VIRTUAL REFERENCES "person",
  "about:membership" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 3 THEN "about" END) VIRTUAL REFERENCES "membership",
  "about:driver" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 4 THEN "about" END) VIRTUAL REFERENCES "driver",
  "about:goal" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 5 THEN "about" END) VIRTUAL REFERENCES "goal",
  "about:reading" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 6 THEN "about" END) VIRTUAL REFERENCES "reading",
  "about:request" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 7 THEN "about" END) VIRTUAL REFERENCES "request",
  "about:offer" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 8 THEN "about" END) VIRTUAL REFERENCES "offer",
  "about:initiative" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 9 THEN "about" END) VIRTUAL REFERENCES "initiative",
  "about:milestone" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 10 THEN "about" END) VIRTUAL REFERENCES "milestone",
  "about:promise" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 11 THEN "about" END) VIRTUAL REFERENCES "promise",
  "about:series" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 12 THEN "about" END) VIRTUAL REFERENCES "series",
  "about:meeting" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 16 THEN "about" END) VIRTUAL REFERENCES "meeting",
  "about:contribution" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 13 THEN "about" END) VIRTUAL REFERENCES "contribution",
  "about:embed" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 14 THEN "about" END) VIRTUAL REFERENCES "embed",
  "about:objection" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 15 THEN "about" END) VIRTUAL REFERENCES "objection",
  "about:workshop" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 17 THEN "about" END) VIRTUAL REFERENCES "workshop",
  "about:statement" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 18 THEN "about" END) VIRTUAL REFERENCES "statement",
  "about:rating" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 19 THEN "about" END) VIRTUAL REFERENCES "rating",
  "about:view" INTEGER GENERATED ALWAYS AS (CASE "about" & 63 WHEN 20 THEN "about" END) VIRTUAL REFERENCES "view",
  "since_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "past_statement" (
  "id" INTEGER,
  "title" TEXT,
  "of" INTEGER,
  "least" REAL,
  "most" REAL,
  "about" INTEGER,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "rating" (
  "id" INTEGER PRIMARY KEY,
  "statement" INTEGER NOT NULL CHECK ("statement" & 63 = 18) REFERENCES "statement",
  "by" INTEGER CHECK ("by" & 63 = 2) REFERENCES "person",
  "in" INTEGER CHECK ("in" & 63 = 1) REFERENCES "unit",
  "code" TEXT,
  "view" TEXT NOT NULL CHECK ("view" = 'own' OR "view" = 'guess'),
  "of" INTEGER CHECK ("of" & 63 = 1 OR "of" & 63 = 2),
  "of:unit" INTEGER GENERATED ALWAYS AS (CASE "of" & 63 WHEN 1 THEN "of" END) VIRTUAL REFERENCES "unit",
  "of:person" INTEGER GENERATED ALWAYS AS (CASE "of" & 63 WHEN 2 THEN "of" END) VIRTUAL REFERENCES "person",
  "round" INTEGER CHECK ("round" BETWEEN 1 AND 99),
  "score" REAL,
  "rank" REAL,
  "choice" TEXT,
  "text" TEXT,
  "confidence" REAL,
  "since_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "past_rating" (
  "id" INTEGER,
  "statement" INTEGER,
  "by" INTEGER,
  "in" INTEGER,
  "code" TEXT,
  "view" TEXT,
  "of" INTEGER,
  "round" INTEGER,
  "score" REAL,
  "rank" REAL,
  "choice" TEXT,
  "text" TEXT,
  "confidence" REAL,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "view" (
  "id" INTEGER PRIMARY KEY,
  "handle" TEXT NOT NULL UNIQUE,
  "title" TEXT NOT NULL,
  "question" TEXT NOT NULL,
  "parameters" TEXT,
  "since_step" INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS "past_view" (
  "id" INTEGER,
  "handle" TEXT,
  "title" TEXT,
  "question" TEXT,
  "parameters" TEXT,
  "since_step" INTEGER,
  "until_step" INTEGER NOT NULL
) STRICT;
CREATE INDEX "step_by_session" ON "step" ("session");
CREATE INDEX "step_undoes_by_undoes" ON "step_undoes" ("undoes");
CREATE INDEX "unit_by_in" ON "unit" ("in") WHERE "in" IS NOT NULL;
CREATE INDEX "past_unit_key" ON "past_unit" ("id");
CREATE INDEX "person_by_in" ON "person" ("in") WHERE "in" IS NOT NULL;
CREATE INDEX "past_person_key" ON "past_person" ("id");
CREATE INDEX "membership_by_person" ON "membership" ("person");
CREATE INDEX "membership_by_in" ON "membership" ("in");
CREATE INDEX "past_membership_key" ON "past_membership" ("id");
CREATE INDEX "driver_by_of" ON "driver" ("of");
CREATE INDEX "driver_by_about" ON "driver" ("about") WHERE "about" IS NOT NULL;
CREATE INDEX "driver_by_at" ON "driver" ("at") WHERE "at" IS NOT NULL;
CREATE INDEX "past_driver_key" ON "past_driver" ("id");
CREATE INDEX "goal_by_owner" ON "goal" ("owner") WHERE "owner" IS NOT NULL;
CREATE INDEX "goal_by_under" ON "goal" ("under") WHERE "under" IS NOT NULL;
CREATE INDEX "past_goal_key" ON "past_goal" ("id");
CREATE INDEX "goal_of_by_member" ON "goal_of" ("member");
CREATE INDEX "past_goal_of_key" ON "past_goal_of" ("record", "member");
CREATE INDEX "reading_by_of" ON "reading" ("of");
CREATE INDEX "past_reading_key" ON "past_reading" ("id");
CREATE INDEX "request_by_from" ON "request" ("from");
CREATE INDEX "past_request_key" ON "past_request" ("id");
CREATE INDEX "request_to_by_member" ON "request_to" ("member");
CREATE INDEX "past_request_to_key" ON "past_request_to" ("record", "member");
CREATE INDEX "request_for_by_member" ON "request_for" ("member");
CREATE INDEX "past_request_for_key" ON "past_request_for" ("record", "member");
CREATE INDEX "offer_by_by" ON "offer" ("by");
CREATE INDEX "offer_by_to" ON "offer" ("to");
CREATE INDEX "past_offer_key" ON "past_offer" ("id");
CREATE INDEX "offer_for_by_member" ON "offer_for" ("member");
CREATE INDEX "past_offer_for_key" ON "past_offer_for" ("record", "member");
CREATE INDEX "initiative_by_request" ON "initiative" ("request") WHERE "request" IS NOT NULL;
CREATE INDEX "initiative_by_offer" ON "initiative" ("offer") WHERE "offer" IS NOT NULL;
CREATE INDEX "initiative_by_lead" ON "initiative" ("lead") WHERE "lead" IS NOT NULL;
CREATE INDEX "past_initiative_key" ON "past_initiative" ("id");
CREATE INDEX "initiative_for_by_member" ON "initiative_for" ("member");
CREATE INDEX "past_initiative_for_key" ON "past_initiative_for" ("record", "member");
CREATE INDEX "initiative_with_by_member" ON "initiative_with" ("member");
CREATE INDEX "past_initiative_with_key" ON "past_initiative_with" ("record", "member");
CREATE INDEX "milestone_by_of" ON "milestone" ("of");
CREATE INDEX "past_milestone_key" ON "past_milestone" ("id");
CREATE INDEX "milestone_shown_by_member" ON "milestone_shown" ("member");
CREATE INDEX "past_milestone_shown_key" ON "past_milestone_shown" ("record", "member");
CREATE INDEX "promise_by_by" ON "promise" ("by");
CREATE INDEX "promise_by_to" ON "promise" ("to");
CREATE INDEX "promise_by_for" ON "promise" ("for") WHERE "for" IS NOT NULL;
CREATE INDEX "promise_by_at" ON "promise" ("at") WHERE "at" IS NOT NULL;
CREATE INDEX "promise_by_agreed" ON "promise" ("agreed") WHERE "agreed" IS NOT NULL;
CREATE INDEX "promise_by_judge" ON "promise" ("judge") WHERE "judge" IS NOT NULL;
CREATE INDEX "past_promise_key" ON "past_promise" ("id");
CREATE INDEX "promise_with_by_member" ON "promise_with" ("member");
CREATE INDEX "past_promise_with_key" ON "past_promise_with" ("record", "member");
CREATE INDEX "series_by_about" ON "series" ("about") WHERE "about" IS NOT NULL;
CREATE INDEX "past_series_key" ON "past_series" ("id");
CREATE INDEX "series_with_by_member" ON "series_with" ("member");
CREATE INDEX "past_series_with_key" ON "past_series_with" ("record", "member");
CREATE INDEX "meeting_by_of" ON "meeting" ("of") WHERE "of" IS NOT NULL;
CREATE INDEX "meeting_by_about" ON "meeting" ("about") WHERE "about" IS NOT NULL;
CREATE INDEX "past_meeting_key" ON "past_meeting" ("id");
CREATE INDEX "meeting_with_by_member" ON "meeting_with" ("member");
CREATE INDEX "past_meeting_with_key" ON "past_meeting_with" ("record", "member");
CREATE INDEX "contribution_by_by" ON "contribution" ("by") WHERE "by" IS NOT NULL;
CREATE INDEX "contribution_by_at" ON "contribution" ("at") WHERE "at" IS NOT NULL;
CREATE INDEX "past_contribution_key" ON "past_contribution" ("id");
CREATE INDEX "contribution_for_by_member" ON "contribution_for" ("member");
CREATE INDEX "past_contribution_for_key" ON "past_contribution_for" ("record", "member");
CREATE INDEX "embed_by_person" ON "embed" ("person");
CREATE INDEX "embed_by_in" ON "embed" ("in");
CREATE INDEX "embed_by_for" ON "embed" ("for") WHERE "for" IS NOT NULL;
CREATE INDEX "past_embed_key" ON "past_embed" ("id");
CREATE INDEX "objection_by_by" ON "objection" ("by") WHERE "by" IS NOT NULL;
CREATE INDEX "objection_by_about" ON "objection" ("about");
CREATE INDEX "objection_by_at" ON "objection" ("at") WHERE "at" IS NOT NULL;
CREATE INDEX "past_objection_key" ON "past_objection" ("id");
CREATE INDEX "workshop_by_facilitator" ON "workshop" ("facilitator") WHERE "facilitator" IS NOT NULL;
CREATE INDEX "past_workshop_key" ON "past_workshop" ("id");
CREATE INDEX "workshop_with_by_member" ON "workshop_with" ("member");
CREATE INDEX "past_workshop_with_key" ON "past_workshop_with" ("record", "member");
CREATE INDEX "statement_by_of" ON "statement" ("of");
CREATE INDEX "statement_by_about" ON "statement" ("about") WHERE "about" IS NOT NULL;
CREATE INDEX "past_statement_key" ON "past_statement" ("id");
CREATE INDEX "rating_by_statement" ON "rating" ("statement");
CREATE INDEX "rating_by_by" ON "rating" ("by") WHERE "by" IS NOT NULL;
CREATE INDEX "rating_by_in" ON "rating" ("in") WHERE "in" IS NOT NULL;
CREATE INDEX "rating_by_of" ON "rating" ("of") WHERE "of" IS NOT NULL;
CREATE INDEX "past_rating_key" ON "past_rating" ("id");
CREATE INDEX "past_view_key" ON "past_view" ("id");
