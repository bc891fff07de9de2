"""Types at the real prompt of a book and tells how long each key waits for its answer.

    completion.py RAPPORT BOOK [ROUNDS]

Each line is typed letter by letter and ended with Tab (written ⇥). For each the time the program
worked for the slowest letter and for Tab is printed, in milliseconds of its own time (what other
programs take of the machine does not count), how much was offered, and the slowest letter's place.
Linux tells a program's time so exactly in /proc; elsewhere there is nothing to measure with.
"""

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time

LINES = [
    # Handles of one kind, of several and of all, by beginnings that few and many have.
    "show person-⇥",
    "show p12345⇥",
    "show p1⇥",
    "keep p⇥",
    "keep p99⇥",
    "keep p12345⇥",
    "show promise:p777⇥",
    "set initiative-17⇥",
    "promises where by = person-1⇥",
    "promises where by = pers⇥",
    "promises where for = initiative-19⇥",
    "promises where to within u⇥",
    'promise "X" by person-2⇥',
    'promise "X" by person-2 to person-3 for init⇥',
    "lens person-44⇥",
    "why p4242⇥",
    "history p55⇥",
    # Words of titles, slips, and what no record has.
    "show invoices⇥",
    "keep invoices⇥",
    "keep published⇥",
    "show zzzz⇥",
    "keep zzzz⇥",
    "show persn-12⇥",
    "promises where by = persom-17⇥",
    # Titles in quotes, values of text fields.
    'keep "orders ans⇥',
    'keep "case 9999⇥',
    'promises where title = "orders⇥',
    'promises where because = "la⇥',
    'people where role = "⇥',
    "people where role = ⇥",
    'add person "New" role "Arch⇥',
    # Words of the language in longer lines.
    "promises where overdue | sort d⇥",
    "promises where by = person-17 and overdue | sort due | show handle, ti⇥",
    "promises where by.unit = unit-7 and for = initiative-17 and to = person-9⇥",
    "units | show title, count(promises where by = person-1⇥",
    "for each p in (promises where by = person-1⇥",
    "reliability where per = pro⇥",
    "move p999999 due ⇥",
    "break p500000 because ⇥",
]

ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>]|\x1b\][^\x07]*\x07")


class Prompt:
    def __init__(self, program, book):
        home = os.path.dirname(os.path.abspath(book))
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            environment = dict(
                os.environ, TERM="xterm-256color", HOME=home, XDG_STATE_HOME=home + "/state",
                RAPPORT_TODAY="2026-11-24", LANG="C.UTF-8")
            environment.pop("NO_COLOR", None)
            os.execve(program, [program, "--read-only", book], environment)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.quiet(1.0)

    def work(self):
        """Nanoseconds that the program has run."""
        with open(f"/proc/{self.pid}/schedstat") as file:
            return int(file.read().split()[0])

    def sleeps(self):
        with open(f"/proc/{self.pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] == "S"

    def quiet(self, most=5.0):
        """What comes until the program waits for a key again."""
        out, calm, end = b"", 0, time.monotonic() + most
        while time.monotonic() < end:
            if select.select([self.file], [], [], 0.004)[0]:
                out += os.read(self.file, 65536)
                calm = 0
            elif self.sleeps():
                calm += 1
                if calm >= 3 and out or calm >= 8:
                    break
            else:
                calm = 0
        return out

    def key(self, text):
        before = self.work()
        os.write(self.file, text.encode())
        out = self.quiet()
        return (self.work() - before) / 1e6, out


def measured(program, book):
    prompt = Prompt(program, book)
    results = []
    for line in LINES:
        slowest, where, typed = 0.0, "", ""
        for letter in line:
            tab = letter == "⇥"
            took, out = prompt.key("\t" if tab else letter)
            if tab:
                results.append((line, slowest, where, took, out))
            else:
                typed += letter
                if took > slowest:
                    slowest, where = took, typed
        prompt.key("\x1b")
        prompt.key("\x03")
    os.close(prompt.file)
    os.waitpid(prompt.pid, 0)
    return results


def main():
    program, book = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    runs = [measured(program, book) for _ in range(rounds)]
    most_letter = most_tab = 0.0
    print(f"{'a letter':>9} {'Tab':>9}  milliseconds of work, median of {rounds}")
    for index, line in enumerate(LINES):
        middle = lambda column: sorted(run[index][column] for run in runs)[rounds // 2]
        letter, tab = middle(1), middle(3)
        most_letter, most_tab = max(most_letter, letter), max(most_tab, tab)
        offered = ESCAPES.sub(b" ", runs[0][index][4]).decode(errors="replace").split()
        shown = "nothing" if not offered else f"{len(offered)} words"
        print(f"{letter:9.2f} {tab:9.2f}  {line.replace('⇥', '')}⇥  {shown}  ({runs[0][index][2]})")
    print(f"{most_letter:9.2f} {most_tab:9.2f}  the most (at most 50)")


main()
