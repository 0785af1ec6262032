"""Gold toponyms put on the map: `python -m benchmarks.places --data DIR`, DIR holding `geo/trnews` and `geo/geowebnews`.

The names are given, the places are found. A place is right where it lies within 161 km (100 miles) of the gold point; all
toponyms that have one are counted, so that a name which the gazetteer lacks is wrong.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.coding.toponyms import Candidate, Setting, kilometres, resolve
from dateline.knowledge.actors import ActorTable
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.lexicon import SHIPPED
from dateline.knowledge.actors import read_actors, normal
from dateline.model import Span

NEAR_KM = 161.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold name and its point in degrees."""

    span: Span
    lat: float
    lon: float
    geonames: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its gold names."""

    name: str
    text: str
    toponyms: tuple[Toponym, ...]


def _tag(xml: str, name: str) -> str:
    found = re.search(rf"<{name}>(.*?)</{name}>", xml, re.S)
    return found[1].strip() if found else ""


def _text(xml: str) -> str:
    """The characters of an element, white space at its edges kept: offsets are counted from its first."""
    found = re.search(r"<text>(.*?)</text>", xml, re.S)
    inner = found[1] if found else ""
    data = re.fullmatch(r"\s*<!\[CDATA\[(.*?)\]\]>\s*", inner, re.S)
    return data[1] if data else html.unescape(inner)


def placed(text: str, said: str, start: int) -> Span:
    """A gold name where it stands nearest to its offset: some articles' offsets are shifted."""
    found = [m.start() for m in re.finditer(re.escape(said), text)]
    at = min(found, key=lambda k: abs(k - start), default=start)
    return Span(said, at, at + len(said))


def tr_news(path: Path) -> Iterator[Document]:
    """TR-News (and LGL, which has its form)."""
    for article in re.findall(r"<article .*?</article>", path.read_text("utf-8"), re.S):
        text, toponyms = _text(article), []
        for one in re.findall(r"<toponym>.*?</toponym>", article, re.S):
            if lat := _tag(one, "lat"):
                start, end = int(_tag(one, "start")), int(_tag(one, "end"))
                gid=re.search(r'geonameid="(\d+)"',one)
                toponyms.append(Toponym(placed(text, html.unescape(_tag(one,"phrase")), start), float(lat), float(_tag(one, "lon")), gid[1] if gid else ''))
        yield Document(re.search(r'docid="(\d+)"', article)[1], text, tuple(toponyms))


def geo_web_news(folder: Path) -> Iterator[Document]:
    """GeoWebNews with the points of its list of toponyms."""
    articles = re.findall(r"<article .*?</article>", (folder / "GWN.xml").read_text("utf-8"), re.S)
    lines = (folder / "gwn_full.txt").read_text("utf-8").split("\n")
    for article, line in zip(articles, lines):
        text, toponyms = _text(article), []
        for one in line.split("||"):
            if one.strip():
                name, said, lat, lon, start, end = one.split(",,")
                toponyms.append(Toponym(placed(text, said, int(start)), float(lat), float(lon), name))
        yield Document(re.search(r'file="(\d+)"', article)[1], text, tuple(toponyms))


_CAP = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*")

def setting(text: str, actors: ActorTable) -> Setting:
    found: dict[str,int] = {}
    for m in _CAP.finditer(text):
        words = m[0].split(" ")
        at=0
        while at < len(words):
            for size in range(min(4,len(words)-at),0,-1):
                terms = [t for t in actors.names.get(normal(re.sub(r"['’]s?$","",' '.join(words[at:at+size]))),()) if t.kind in ('name','adjective','people') and t.entity.startswith('country/')]
                if terms:
                    for c in {t.country for t in terms}: found[c]=found.get(c,0)+1
                    break
            at+=max(1,size)
    return Setting(text, frozenset(found))
