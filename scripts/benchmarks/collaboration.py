#!/usr/bin/env python3
"""A large book whose answers are known: writes files to import, and beside them what the views have to say.

  collaboration.py make FOLDER [SCALE]   files, import.rap and truth/ (SCALE 1: 200,000 promises)
  collaboration.py compare FOLDER RAPPORT BOOK   asks every view, compares, and prints times

The truth is reckoned from the rows as they are drawn, by the definitions alone; nothing of it comes
from the program.
"""
import csv, datetime, json, math, os, random, statistics, subprocess, sys, time
from collections import defaultdict

TODAY = datetime.date(2026, 11, 23)
SEED = 20261123


def day(offset):
    return TODAY + datetime.timedelta(days=offset)


def write(folder, name, header, rows):
    with open(os.path.join(folder, name), "w", newline="") as file:
        out = csv.writer(file)
        out.writerow(header)
        out.writerows([["" if cell is None else cell for cell in row] for row in rows])


def wilson(k, n):
    z = 1.959964
    p = k / n
    center, spread = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = (center - spread) / (1 + z * z / n), (center + spread) / (1 + z * z / n)
    return (0.0 if k == 0 else low, 1.0 if k == n else high)


class World:
    def __init__(self, scale):
        self.random = random.Random(SEED)
        self.scale = scale
        size = lambda n: max(8, int(n * scale))
        self.units = [{"title": f"Unit {i}", "side": "it" if i % 4 == 0 else "business"} for i in range(size(125))]
        self.people = [self.person(i) for i in range(size(5000))]
        self.goals = [self.goal(i) for i in range(size(2000))]
        self.drivers = [self.driver(i) for i in range(size(5000))]
        self.requests = [self.request(i) for i in range(size(4000))]
        self.initiatives = [self.initiative(i) for i in range(size(20000))]
        self.milestones = [self.milestone(i) for i in range(size(10000))]
        self.objections = [self.objection(i) for i in range(size(3000))]
        self.embeds = [self.embed(i) for i in range(size(1500))]
        self.series = [self.one_series(i) for i in range(size(300))]
        self.meetings = [self.meeting(i) for i in range(size(3000))]
        self.promises = [self.promise(i) for i in range(size(200000))]

    def pick(self, items):
        return self.random.randrange(len(items))

    def person(self, i):
        r = self.random
        return {"title": f"Person {i}", "in": self.pick(self.units) if r.random() < 0.97 else None,
                "acumen": r.choice([None, 1, 2, 3, 4, 5]), "capacity": r.choice([100, 80, 60])}

    def goal(self, i):
        r = self.random
        return {"title": f"Goal {i}", "of": sorted({self.pick(self.units) for _ in range(r.randint(1, 3))}),
                "owner": self.pick(self.people) if r.random() < 0.9 else None,
                "status": r.choices(["proposed", "agreed", "met", "dropped"], [3, 6, 2, 1])[0],
                "measure": "calls" if r.random() < 0.8 else None, "target": 10 if r.random() < 0.8 else None,
                "under": r.randrange(i) if i and r.random() < 0.2 else None}

    def driver(self, i):
        r = self.random
        party = ("unit", self.pick(self.units)) if r.random() < 0.4 else ("person", self.pick(self.people))
        return {"title": f"Driver {i}", "of": party, "type": r.choice(["motivation", "challenge", "need"]),
                "basis": r.choice(["stated", "observed", "assumed"]),
                "about": self.pick(self.goals) if r.random() < 0.3 else None, "weight": r.randint(1, 5)}

    def request(self, i):
        r = self.random
        status = r.choice(["asked", "clear", "accepted", "declined"])
        return {"title": f"Request {i}", "from": self.pick(self.people), "to": self.pick(self.units), "status": status,
                "for": [self.pick(self.goals)] if status in ("clear", "accepted") else []}

    def initiative(self, i):
        r = self.random
        lead = self.pick(self.people)
        return {"title": f"Initiative {i}", "for": [self.pick(self.goals)] if r.random() < 0.93 else [],
                "drivers": [self.pick(self.drivers)] if r.random() < 0.1 else [],
                "lead": lead, "share": r.choice([None, None, None, 5, 10]),
                "status": r.choices(["proposed", "active", "done", "stopped"], [1, 3, 4, 1])[0],
                "start": day(r.randint(-600, 60)), "due": day(r.randint(-200, 400)) if r.random() < 0.8 else None}

    def milestone(self, i):
        r = self.random
        due = day(r.randint(-400, 300))
        return {"title": f"Milestone {i}", "of": self.pick(self.initiatives), "due": due,
                "done": due + datetime.timedelta(days=r.randint(-5, 20)) if due < TODAY and r.random() < 0.9 else None,
                "shown": self.pick(self.units) if r.random() < 0.5 else None}

    def objection(self, i):
        r = self.random
        return {"title": f"Objection {i}", "by": self.pick(self.people), "about": self.pick(self.initiatives),
                "status": r.choice(["open", "answered", "upheld", "withdrawn"])}

    def embed(self, i):
        r = self.random
        start = day(r.randint(-500, 100))
        return {"person": self.pick(self.people), "in": self.pick(self.units), "for": self.pick(self.goals),
                "share": r.choice([5, 10, 15]), "start": start,
                "until": start + datetime.timedelta(days=r.randint(30, 400)) if r.random() < 0.8 else None}

    def one_series(self, i):
        r = self.random
        return {"title": f"Series {i}", "about": self.pick(self.goals),
                "cadence": r.choice(["weekly", "fortnightly", "monthly", "quarterly", "other"]),
                "until": day(r.randint(-200, 400)) if r.random() < 0.3 else None}

    def meeting(self, i):
        r = self.random
        return {"title": f"Meeting {i}", "of": self.pick(self.series) if r.random() < 0.8 else None,
                "date": day(-r.randint(0, 400)), "with": sorted({self.pick(self.units) for _ in range(r.randint(2, 4))})}

    def promise(self, i):
        r = self.random
        # Some promise far more than others.
        by = ("person", int(len(self.people) * r.random() ** 2)) if r.random() < 0.7 else ("unit", self.pick(self.units))
        to = ("unit", self.pick(self.units)) if r.random() < 0.6 else ("person", self.pick(self.people))
        made = day(-r.randint(1, 1200))
        due = made + datetime.timedelta(days=r.randint(10, 400)) if r.random() < 0.95 else None
        first = agreed = due
        if due and r.random() < 0.1:
            first, due = due, due + datetime.timedelta(days=r.randint(5, 60))
            agreed = due if r.random() < 0.5 else first
        status, closed, promiser, promisee, withdrawn = "open", None, None, None, None
        draw = r.random()
        if draw < 0.02:
            status = "unconfirmed"
        elif draw < 0.7:
            closed = min((due or made) + datetime.timedelta(days=r.randint(-10, 15)), TODAY)
            closed = max(closed, made)
            status = "kept" if r.random() < 0.8 else "broken"
            promiser = status
            if r.random() < 0.03:
                promisee = "broken" if status == "kept" else "kept"
        elif draw < 0.74:
            status, closed = "withdrawn", min(made + datetime.timedelta(days=20), TODAY)
            withdrawn = r.choice(["promiser", "promisee"])
        return {"title": f"Promise {i}", "by": by, "to": to, "for": self.pick(self.initiatives), "made": made,
                "due": due, "first": first, "agreed": agreed, "closed": closed, "status": status,
                "promiser": promiser, "promisee": promisee, "withdrawn": withdrawn}

    # Names as the book has them.
    def name(self, party):
        return None if party is None else f"{party[0]}-{party[1]}"

    def unit_of(self, party):
        return party[1] if party[0] == "unit" else self.people[party[1]]["in"]

    # The truth.
    def outcome(self, p):
        judged = p["agreed"] or p["first"] or p["due"]
        if p["status"] == "unconfirmed":
            return "unconfirmed", judged
        if p["promiser"] and p["promisee"] and p["promiser"] != p["promisee"]:
            return "disputed", judged
        if p["status"] == "withdrawn":
            return ("broken" if p["withdrawn"] == "promiser" else "withdrawn"), judged
        if p["status"] == "broken":
            return "broken", judged
        if p["status"] == "kept":
            if judged is None or p["closed"] <= judged:
                return "kept", judged
            # Late at an agreed date counts as kept; past one that nobody agreed to leave, as broken.
            return ("late" if p["due"] == judged else "broken"), judged
        return ("broken" if judged and judged < TODAY else "open"), judged

    def reliability(self):
        cases = []
        for index, p in enumerate(self.promises):
            outcome, judged = self.outcome(p)
            cases.append((p["closed"] or judged or datetime.date(1970, 1, 1), index, p, outcome, judged))
        cases.sort(key=lambda case: case[:2])
        groups = defaultdict(lambda: defaultdict(float))
        for _, _, p, outcome, judged in cases:
            keys = [("promiser", self.name(p["by"]), "", ""), ("promisee", "", self.name(p["to"]), "")]
            one, other = self.unit_of(p["by"]), self.unit_of(p["to"])
            if one is not None and other is not None:
                keys.append(("pair", f"unit-{one}", f"unit-{other}", ""))
            when = judged or p["closed"]
            if when:
                keys.append(("quarter", "", "", f"{when.year}-Q{(when.month + 2) // 3}"))
            moved = p["first"] is not None and p["first"] != p["due"]
            for key in keys:
                g = groups[key]
                g["moved"] += moved
                g["disputed"] += outcome == "disputed"
                g["open"] += outcome == "open"
                if outcome in ("kept", "late", "broken"):
                    kept = outcome != "broken"
                    g["n"] += 1
                    g["kept"] += kept
                    g["late"] += outcome == "late"
                    g["broken"] += not kept
                    g["r"] = 0.9 * g["r"] + kept
                    g["s"] = 0.9 * g["s"] + (not kept)
        rows = {}
        for key, g in groups.items():
            row = [int(g[c]) for c in ("n", "kept", "late", "broken", "open", "moved", "disputed")]
            if g["n"] >= 5:
                low, high = wilson(g["kept"], g["n"])
                row += [g["kept"] / g["n"], low, high, (g["r"] + 1) / (g["r"] + g["s"] + 2)]
            else:
                row += [None] * 4
            rows["|".join(key)] = row
        return rows

    def served(self):
        goals, drivers = set(), set()
        for one in self.initiatives:
            if one["status"] != "stopped":
                goals.update(one["for"])
                drivers.update(one["drivers"])
        led = set(goals)
        for one in self.requests:
            if one["status"] != "declined":
                goals.update(one["for"])
        return goals, drivers, led

    def gaps(self):
        goals, drivers, led = self.served()
        parents = {g["under"] for g in self.goals if g["under"] is not None}
        known = set()
        for d in self.drivers:
            unit = self.unit_of(d["of"])
            if unit is not None:
                known.add(unit)
        live = [i for i, g in enumerate(self.goals) if g["status"] in ("proposed", "agreed")]
        outcomes = [self.outcome(p)[0] for p in self.promises]
        return {
            "unserved-goal": sum(i not in goals and i not in parents for i in live),
            "idle-initiative": sum(not o["for"] and not o["drivers"] and o["status"] in ("proposed", "active") for o in self.initiatives),
            "unmeasured-goal": sum(g["status"] == "agreed" and not (g["measure"] and g["target"]) for g in self.goals),
            "ownerless-goal": sum(self.goals[i]["owner"] is None for i in live),
            "silent-unit": sum(u["side"] == "business" and i not in known for i, u in enumerate(self.units)),
            "assumed-driver": sum(d["basis"] == "assumed" for d in self.drivers),
            "unserved-challenge": sum(d["type"] != "motivation" and d["basis"] != "assumed" and i not in drivers and (d["about"] is None or d["about"] not in led) for i, d in enumerate(self.drivers)),
            "unclear-request": sum(o["status"] == "asked" for o in self.requests),
            "waiting-request": sum(o["status"] == "clear" for o in self.requests),
            "open-objection": sum(o["status"] == "open" for o in self.objections),
            "unconfirmed-promise": outcomes.count("unconfirmed"),
            "undated-promise": sum(p["status"] == "open" and p["due"] is None for p in self.promises),
            "overdue-promise": sum(p["status"] == "open" and p["due"] is not None and p["due"] < TODAY for p in self.promises),
            "disputed-promise": outcomes.count("disputed"),
            "overdue-milestone": sum(m["done"] is None and m["due"] < TODAY for m in self.milestones),
            "unshown-milestone": sum(m["done"] is not None and m["shown"] is None for m in self.milestones),
            "ungated-request": len(self.requests), "ungated-promise": len(self.promises),
            "ungated-objection": len(self.objections),
        }

    def neglected(self):
        last = {}
        met = {}
        for m in self.meetings:
            if m["of"] is not None:
                last[m["of"]] = max(last.get(m["of"], m["date"]), m["date"])
            for a in m["with"]:
                for b in m["with"]:
                    if a < b:
                        met[a, b] = max(met.get((a, b), m["date"]), m["date"])
        days = {"weekly": 7, "fortnightly": 14, "monthly": 31, "quarterly": 92}
        rows = {}
        for i, s in enumerate(self.series):
            if s["cadence"] in days and (s["until"] is None or s["until"] >= TODAY) and i in last:
                due = last[i] + datetime.timedelta(days=days[s["cadence"]])
                if due < TODAY:
                    rows[f"series|series-{i}||"] = [last[i].isoformat(), (TODAY - due).days]
        ties = set()
        tie = lambda a, b: ties.add((min(a, b), max(a, b))) if a is not None and b is not None and a != b else None
        for g in self.goals:
            if g["status"] in ("proposed", "agreed"):
                for a in g["of"]:
                    for b in g["of"]:
                        tie(a, b)
        for p in self.promises:
            if p["status"] == "open":
                tie(self.unit_of(p["by"]), self.unit_of(p["to"]))
        for o in self.requests:
            if o["status"] != "declined":
                tie(self.people[o["from"]]["in"], o["to"])
        for e in self.embeds:
            if e["start"] <= TODAY and (e["until"] is None or e["until"] >= TODAY):
                tie(self.people[e["person"]]["in"], e["in"])
        for a, b in ties:
            when = met.get((a, b))
            if when is None or when + datetime.timedelta(days=90) < TODAY:
                rows[f"pair||unit-{a}|unit-{b}"] = [when.isoformat() if when else None, (TODAY - when).days - 90 if when else None]
        return rows

    def match(self, unit, first, last):
        load = defaultdict(float)
        for e in self.embeds:
            if e["start"] <= last and (e["until"] is None or e["until"] >= first):
                load[e["person"]] += e["share"]
        for o in self.initiatives:
            if o["share"] and o["status"] in ("proposed", "active") and o["start"] <= last and (o["due"] is None or o["due"] >= first or o["due"] < TODAY):
                load[o["lead"]] += o["share"]
        kept, settled = defaultdict(int), defaultdict(int)
        for p in self.promises:
            if p["by"][0] == "person" and self.unit_of(p["to"]) == unit:
                outcome = self.outcome(p)[0]
                if outcome in ("kept", "late", "broken"):
                    settled[p["by"][1]] += 1
                    kept[p["by"][1]] += outcome != "broken"
        rows = []
        for i, one in enumerate(self.people):
            if one["in"] is None or one["in"] == unit or self.units[one["in"]]["side"] != "it":
                continue
            rows.append([one["acumen"] or 0, one["capacity"] - load[i], kept[i], f"person-{i}", settled[i]])
        rows.sort(key=lambda row: (-row[0], -row[1], -row[2], row[3]))
        return [[row[3], row[1], row[2], row[4]] for row in rows]

    def trace(self, goal):
        """Records that follow from a goal, by kind."""
        goals, left = {goal}, [goal]
        while left:
            at = left.pop()
            for i, g in enumerate(self.goals):
                if g["under"] == at and i not in goals:
                    goals.add(i)
                    left.append(i)
        initiatives = {i for i, o in enumerate(self.initiatives) if set(o["for"]) & goals}
        return {
            "goal": len(goals), "initiative": len(initiatives),
            "request": sum(bool(set(o["for"]) & goals) for o in self.requests),
            "milestone": sum(m["of"] in initiatives for m in self.milestones),
            "promise": sum(p["for"] in initiatives for p in self.promises),
            "embed": sum(e["for"] in goals for e in self.embeds),
            "objection": sum(o["status"] == "open" and o["about"] in initiatives for o in self.objections),
        }

    def why(self, promise):
        """Goals above a promise."""
        found, left = set(), list(self.initiatives[self.promises[promise]["for"]]["for"])
        while left:
            at = left.pop()
            if at in found:
                continue
            found.add(at)
            if self.goals[at]["under"] is not None:
                left.append(self.goals[at]["under"])
        # A driver the initiative serves leads no further up than to its party.
        return sorted(f"goal-{g}" for g in found)

    def lens(self, unit):
        mine = lambda party: party is not None and self.unit_of(party) == unit
        goals, drivers, led = self.served()
        parents = {g["under"] for g in self.goals if g["under"] is not None}
        of_unit = lambda g: unit in g["of"] or (g["owner"] is not None and self.people[g["owner"]]["in"] == unit)
        return {
            "lens.drivers": sum(mine(d["of"]) and d["type"] == "motivation" for d in self.drivers),
            "lens.challenges": sum(mine(d["of"]) and d["type"] != "motivation" for d in self.drivers),
            "lens.goals": sum(of_unit(g) for g in self.goals),
            "lens.requests": sum(self.people[o["from"]]["in"] == unit for o in self.requests),
            "lens.promises": sum(mine(p["to"]) for p in self.promises),
            "lens.promised": sum(mine(p["by"]) for p in self.promises),
            "lens.objections": sum(o["status"] == "open" and self.people[o["by"]]["in"] == unit for o in self.objections),
            "lens.meetings": min(5, sum(unit in m["with"] for m in self.meetings)),
            "lens.embeds": sum(e["in"] == unit and e["start"] <= TODAY and (e["until"] is None or e["until"] >= TODAY) for e in self.embeds),
            "lens.help": sum(of_unit(g) and g["status"] in ("proposed", "agreed") and i not in goals and i not in parents for i, g in enumerate(self.goals))
            + sum(mine(d["of"]) and d["type"] != "motivation" and i not in drivers and (d["about"] is None or d["about"] not in led) for i, d in enumerate(self.drivers)),
        }

    def truth(self):
        goal = max(range(len(self.goals)), key=lambda i: sum(i in o["for"] for o in self.initiatives[:2000]))
        promise = next(i for i, p in enumerate(self.promises) if self.initiatives[p["for"]]["for"])
        return {
            "reliability": self.reliability(), "gaps": self.gaps(), "neglected": self.neglected(),
            "match": {"unit-1": self.match(1, TODAY, day(90)), "unit-2": self.match(2, day(100), day(200))},
            "trace": {f"goal-{goal}": self.trace(goal)}, "why": {f"p{promise + 1}": self.why(promise)},
            "lens": {"unit-1": self.lens(1), "unit-3": self.lens(3)},
        }

    def files(self, folder):
        link = lambda kind, i: None if i is None else f"{kind}-{i}"
        join = lambda kind, items: ";".join(f"{kind}-{i}" for i in items)
        write(folder, "units.csv", ["title", "side"], [[u["title"], u["side"]] for u in self.units])
        write(folder, "people.csv", ["title", "in", "acumen", "capacity"],
              [[p["title"], link("unit", p["in"]), p["acumen"], p["capacity"]] for p in self.people])
        write(folder, "goals.csv", ["title", "of", "owner", "status", "measure", "target", "under"],
              [[g["title"], join("unit", g["of"]), link("person", g["owner"]), g["status"], g["measure"], g["target"], link("goal", g["under"])] for g in self.goals])
        write(folder, "drivers.csv", ["title", "of", "type", "basis", "about", "weight"],
              [[d["title"], self.name(d["of"]), d["type"], d["basis"], link("goal", d["about"]), d["weight"]] for d in self.drivers])
        write(folder, "requests.csv", ["title", "from", "to", "for", "status"],
              [[o["title"], link("person", o["from"]), link("unit", o["to"]), join("goal", o["for"]), o["status"]] for o in self.requests])
        write(folder, "initiatives.csv", ["title", "for", "lead", "share", "status", "start", "due"],
              [[o["title"], ";".join([f"goal-{g}" for g in o["for"]] + [f"d{d + 1}" for d in o["drivers"]]), link("person", o["lead"]), o["share"], o["status"], o["start"], o["due"]] for o in self.initiatives])
        write(folder, "milestones.csv", ["title", "of", "due", "done", "shown"],
              [[m["title"], link("initiative", m["of"]), m["due"], m["done"], link("unit", m["shown"])] for m in self.milestones])
        write(folder, "objections.csv", ["title", "by", "about", "status"],
              [[o["title"], link("person", o["by"]), link("initiative", o["about"]), o["status"]] for o in self.objections])
        write(folder, "embeds.csv", ["person", "in", "for", "share", "start", "until"],
              [[link("person", e["person"]), link("unit", e["in"]), link("goal", e["for"]), e["share"], e["start"], e["until"]] for e in self.embeds])
        write(folder, "series.csv", ["title", "about", "cadence", "until"],
              [[s["title"], link("goal", s["about"]), s["cadence"], s["until"]] for s in self.series])
        write(folder, "meetings.csv", ["title", "of", "date", "with"],
              [[m["title"], link("series", m["of"]), m["date"], join("unit", m["with"])] for m in self.meetings])
        write(folder, "promises.csv", ["title", "by", "to", "for", "made", "due", "first-due", "agreed-due", "closed", "status", "promiser-says", "promisee-says", "withdrawn-by"],
              [[p["title"], self.name(p["by"]), self.name(p["to"]), link("initiative", p["for"]), p["made"], p["due"], p["first"], p["agreed"], p["closed"], p["status"], p["promiser"], p["promisee"], p["withdrawn"]] for p in self.promises])
        kinds = ["units", "people", "goals", "drivers", "requests", "initiatives", "milestones", "objections", "embeds", "series", "meetings", "promises"]
        # Shares are drawn without regard to capacity, and much is the past.
        with open(os.path.join(folder, "import.rap"), "w") as file:
            for kind in kinds:
                file.write(f'import "{kind}.csv" into {kind} as history\n')


def make(folder, scale):
    os.makedirs(folder, exist_ok=True)
    world = World(scale)
    world.files(folder)
    with open(os.path.join(folder, "truth.json"), "w") as file:
        json.dump(world.truth(), file)
    print(f"{len(world.promises)} promises, {len(world.initiatives)} initiatives, {len(world.people)} people in {folder}")


class Asker:
    def __init__(self, rapport, book):
        self.rapport, self.book, self.times, self.wrong = rapport, book, {}, []

    def ask(self, question, rounds=5):
        command = [self.rapport, self.book, "--format", "json", "-c", question]
        environment = dict(os.environ, RAPPORT_TODAY=TODAY.isoformat())
        times = []
        for _ in range(rounds):
            start = time.perf_counter()
            run = subprocess.run(command, capture_output=True, text=True, env=environment)
            times.append(time.perf_counter() - start)
            if run.returncode != 0:
                sys.exit(f"{question}: {run.stderr}")
        self.times[question] = statistics.median(times)
        return json.loads(run.stdout)

    def check(self, question, found, expected):
        if found != expected:
            self.wrong.append(f"{question}: found {str(found)[:300]}, expected {str(expected)[:300]}")


def near(one, other):
    if one is None or other is None:
        return one is other
    return abs(one - other) < 1e-9


def compare(folder, rapport, book):
    truth = json.load(open(os.path.join(folder, "truth.json")))
    asker = Asker(rapport, book)
    names = ["n", "kept", "late", "broken", "open", "moved", "disputed", "rate", "low", "high", "trend"]
    rows = {"|".join([r["per"], r["by"] or "", r["to"] or "", r["quarter"] or ""]): [r[c] for c in names] for r in asker.ask("reliability")}
    expected = truth["reliability"]
    asker.check("reliability rows", sorted(rows), sorted(expected))
    for key in expected:
        if key in rows and not all(near(a, b) for a, b in zip(rows[key], expected[key])):
            asker.check(f"reliability {key}", rows[key], expected[key])
    found = {r["gap"]: r["count"] for r in asker.ask("gaps | count per gap")}
    asker.check("gaps", found, {k: v for k, v in truth["gaps"].items() if v})
    asker.ask("gaps where kind = goal | count per gap")
    found = {"|".join([r["tie"], r["series"] or "", r["one"] or "", r["other"] or ""]): [r["last"], r["days"]] for r in asker.ask("neglected")}
    # A pair is named in the order of its units' entry.
    asker.check("neglected", found, truth["neglected"])
    for unit, expected in truth["match"].items():
        period = "" if unit == "unit-1" else f" from {day(100)} to {day(200)}"
        found = [[r["person"], r["free"], r["kept"], r["n"]] for r in asker.ask(f"match {unit}{period}")]
        asker.check(f"match {unit}", found, expected)
    for goal, expected in truth["trace"].items():
        found = {r["record.kind"]: r["count"] for r in asker.ask(f"trace {goal} | count per record.kind") if r["record.kind"] in expected}
        asker.check(f"trace {goal}", found, {k: v for k, v in expected.items() if v})
    for promise, expected in truth["why"].items():
        found = sorted(r["record"] for r in asker.ask(f"why {promise} where record.kind = goal | show record"))
        asker.check(f"why {promise}", found, expected)
    for unit, parts in truth["lens"].items():
        for part, expected in parts.items():
            asker.check(f"{part} {unit}", asker.ask(f"{part} {unit} | count")[0]["count"], expected)
        asker.ask(f"lens {unit}")
    asker.ask(f"brief {next(iter(truth['trace']))}")
    for question, seconds in asker.times.items():
        print(f"{seconds * 1000:8.1f} ms  {question}{'   OVER 500 ms' if seconds > 0.5 else ''}")
    for line in asker.wrong:
        print("WRONG", line)
    print(f"{len(asker.times)} questions, {len(asker.wrong)} wrong, slowest {max(asker.times.values()) * 1000:.0f} ms")
    sys.exit(1 if asker.wrong else 0)


if __name__ == "__main__":
    if len(sys.argv) >= 3 and sys.argv[1] == "make":
        make(sys.argv[2], float(sys.argv[3]) if len(sys.argv) > 3 else 1.0)
    elif len(sys.argv) == 5 and sys.argv[1] == "compare":
        compare(*sys.argv[2:])
    else:
        sys.exit(__doc__)
