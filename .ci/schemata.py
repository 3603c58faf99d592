"""Mutants as schemata: a source file with any number of mutants written into it, each behind its number (`crate::mutant(N)`).

Comments around each tell the compiler's errors apart: `/*N(*/ ... /*N)*/` holds all that was written for it, `/*N<*/ ... /*N>*/` its
own branch. A function's value is returned early; an operator, a guard or a field becomes an `if` of two branches around the operands,
which are found by how strongly operators bind; an arm of a `match` gets a guard that switches it off.
"""

import bisect
import re

# What the compiler's errors are laid beside.
MARK = re.compile(rb"/\*(\d+)([(<>)])\*/")

# Words that are neither code nor of any length: what is in them does not count, where they end does.
OPAQUE = re.compile(
    r'//[^\n]*|/\*.*?\*/|\bb?r(#*)".*?"\1|b?"(?:\\.|[^"\\])*"|b?\'(?:\\(?:x..|u\{[^}]*\}|.)|[^\\\'\n])\'', re.S)
TOKEN = re.compile(r"\w+|\.\.=?|::|->|=>|&&|\|\||<<=|>>=|[-+*/%^&|]=|[=!<>]=|<<|>>|\S")
LEVELS = ["+= -= *= /= %= &= |= ^= <<= >>=", "||", "&&", "== != < > <= >=", "|", "^", "&", "<< >>", "+ -", "* / %"]
LEVEL = {operator: level for level, operators in enumerate(LEVELS) for operator in operators.split()}
STOPS = set("( [ { ) ] } , ; : = => .. ..= if while match return in let else break move".split())


class Source:
    """A file as tokens, formatted by rustfmt: an operator of two sides has a space on both."""

    def __init__(self, path):
        self.text = path.read_text()
        self.lines = [0] + [end.end() for end in re.finditer("\n", self.text)]
        masked = OPAQUE.sub(lambda m: re.sub(r"[^\n]", " " if m[0][0] == "/" else "x", m[0]), self.text)
        self.tokens = [(m[0], m.start(), m.end()) for m in TOKEN.finditer(masked)]
        self.starts = [start for _, start, _ in self.tokens]
        self.masked, self.pair, open_ = masked, {}, []
        for at, (token, _, _) in enumerate(self.tokens):
            if token in "([{":
                open_.append(at)
            elif token in ")]}":
                self.pair[at] = open_.pop()
                self.pair[self.pair[at]] = at

    def place(self, point):
        return self.lines[point["line"] - 1] + point["column"] - 1

    def level(self, at):
        """How strongly an operator of two sides binds; None of any other token."""
        token, start, end = self.tokens[at]
        spaced = self.masked[start - 1].isspace() and self.masked[end].isspace()
        closure = token == "||" and self.tokens[at - 1][0] in {",", "=", "(", "move", "=>", "{", ";"}
        return LEVEL.get(token) if spaced and not closure else None

    def left(self, operator):
        """Where the left side of an operator starts."""
        at, level = operator - 1, self.level(operator)
        while True:
            token, found = self.tokens[at][0], self.level(at)
            if token in ")]}" and (token != "}" or self.tokens[at + 1][0] in ".?"):
                at = self.pair[at]
            elif token in STOPS or (found is not None and found < level) or (found is None and token in ("|", "||")):
                return self.tokens[at + 1][1]
            at -= 1

    def right(self, at, level):
        """Where what starts at a token ends: before the first operator that binds no more strongly than `level`."""
        first, block = at, self.tokens[at][0] in ("match", "if", "unsafe", "{")
        while True:
            token, found = self.tokens[at][0], self.level(at)
            if token in "([" or (token == "{" and block):
                at, block = self.pair[at], block and token != "{"
            elif token == "else" and self.tokens[at - 1][0] == "}" and at > first:
                block = True
            elif at > first and not block and (token in STOPS or (found is not None and found <= level)
                                               or (token == "as" and level == len(LEVELS))):
                return self.tokens[at - 1][2]
            at += 1

    def edit(self, number, mutant):
        """(start, end, how): the part of the file that it takes, and how it is written, by what writes a part with the edits inside."""
        start, end = (self.place(mutant["span"][side]) for side in ("start", "end"))
        at, genre, new = bisect.bisect_left(self.starts, start), mutant["genre"], mutant["replacement"]
        on = f"crate::mutant({number})"

        def all_of(text):
            return f"/*{number}(*/{text}/*{number})*/"

        def either(other, text):
            return f"if {on} {{ /*{number}<*/{other}/*{number}>*/ }} else {{ {text} }}"

        if genre == "FnValue":
            return start, end, lambda part: all_of(f"if {on} {{ return /*{number}<*/{new}/*{number}>*/; }} {part(start, end)}")
        if genre == "MatchArm":
            arrow = self.ahead(at, "=>")
            guard, end = self.ahead(at, "if", arrow), self.tokens[arrow - 1][2]
            if guard == arrow:
                return start, end, lambda part: f"{part(start, end)} if {all_of('!' + on)}"
            start = self.tokens[guard + 1][1]
            return start, end, lambda part: f"{all_of('!' + on)} && ({part(start, end)})"
        if genre == "StructField":
            field, base = self.tokens[at][0], self.ahead(at, "..") + 1
            other = f"({self.text[self.tokens[base][1]:self.right(base, 0)]}).{field}"
            value = self.tokens[at + 2][1] if self.tokens[at + 1][0] == ":" else start
            return start, end, lambda part: f"{field}: {all_of(either(other, part(value, end)))}"
        first, last = start, end
        if genre == "BinaryOperator":
            first, last = self.left(at), self.right(at + 1, self.level(at))
        elif genre == "UnaryOperator":
            last = self.right(at + 1, len(LEVELS))
        return first, last, lambda part: all_of(f"({either(part(first, start) + new + part(end, last), part(first, last))})")

    def ahead(self, at, wanted, limit=None):
        """The first token like that which is in no brackets that open on the way."""
        while at != limit and self.tokens[at][0] != wanted:
            at = (self.pair[at] if self.tokens[at][0] in "([{" else at) + 1
        return at

    def written(self, edits):
        edits = sorted(edits, key=lambda edit: (edit[0], -edit[1]))

        def part(start, end, inside):
            out, at = [], start
            for index, (first, last, how) in enumerate(inside):
                if at <= first and last <= end:
                    out += [self.text[at:first], how(lambda a, b, rest=inside[index + 1:]: part(a, b, rest))]
                    at = last
            return "".join(out) + self.text[at:end]

        return part(0, len(self.text), edits)
