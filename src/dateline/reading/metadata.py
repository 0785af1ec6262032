"""What a page says of itself: title, outlet, address, date, language. Only from metadata; nothing is guessed.

The date is the one of publication, in this order: `article:published_time`, JSON-LD `datePublished`, microdata, other
`meta` names in use, a `time` marked as `pubdate`. It comes back as it stands; `reports.iso_date` reads it.
"""

import json
from collections.abc import Iterator

from lxml.html import HtmlElement

DATE_NAMES = (
    "article:published_time og:published_time og:article:published_time datepublished pubdate publishdate publish-date"
    " publish_date parsely-pub-date sailthru.date dc.date.issued dcterms.issued dc.date dcterms.date"
    " dcterms.created date article.published citation_publication_date"
).split()
JSON_LD_LEVELS = 4
"""How deep lists and `@graph`s of JSON-LD are looked into."""

Facts = dict[str, str]


def metadata(page: HtmlElement) -> Facts:
    """The fields `title`, `outlet`, `url`, `published`, `language` that the page gives, none of them empty."""
    named, linked = _named(page), _linked(page)
    found = {
        "title": named.get("og:title") or linked.get("headline") or heading(page) or _first(page, "//title"),
        "outlet": named.get("og:site_name") or linked.get("publisher") or named.get("application-name"),
        "url": _address(page, named),
        "published": _published(page, named, linked),
        "language": _language(page, named),
    }
    return {key: value for key, value in found.items() if value}


def heading(page: HtmlElement) -> str:
    """The words of the page's first `h1`, or nothing."""
    return _first(page, "//h1")


def _first(page: HtmlElement, path: str) -> str:
    for element in page.xpath(path):
        if words := " ".join(str(element.text_content()).split()):
            return words
    return ""


def _named(page: HtmlElement) -> Facts:
    """`meta` elements: their name, property or itemprop in small letters, and content; the first of each counts."""
    named: Facts = {}
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join((meta.get("content") or "").split())
        if content:
            named.setdefault(name.strip().lower(), content)
    return named


def _address(page: HtmlElement, named: Facts) -> str:
    links = [str(link) for link in page.xpath("//link[@rel='canonical']/@href")]
    web = [
        link.strip() for link in [*links, named.get("og:url", "")] if link.strip().startswith(("http://", "https://"))
    ]
    return web[0] if web else ""


def _language(page: HtmlElement, named: Facts) -> str:
    given = [str(value) for value in page.xpath("/html/@lang")]
    return given[0] if given and given[0].strip() else named.get("og:locale", "")


def _published(page: HtmlElement, named: Facts, linked: Facts) -> str:
    first, *others = DATE_NAMES
    marked = page.xpath("//*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime")
    dates = [named.get(first), linked.get("datePublished"), *(named.get(name) for name in others), *map(str, marked)]
    return next((date for date in dates if date), "")


def _linked(page: HtmlElement) -> Facts:
    """`headline`, `datePublished` and `publisher` of the first JSON-LD object that has one of the first two."""
    for script in page.xpath("//script[@type='application/ld+json']"):
        for thing in _things(_parsed(script.text or ""), JSON_LD_LEVELS):
            if "headline" in thing or "datePublished" in thing:
                return {key: value for key, value in _facts(thing) if value}
    return {}


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _things(value: object, levels: int) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
        value = value.get("@graph")
    if isinstance(value, list) and levels:
        for one in value:
            yield from _things(one, levels - 1)


def _facts(thing: dict[str, object]) -> Iterator[tuple[str, str]]:
    publisher = thing.get("publisher")
    yield "headline", _words(thing.get("headline"))
    yield "datePublished", _words(thing.get("datePublished"))
    yield "publisher", _words(publisher.get("name") if isinstance(publisher, dict) else publisher)


def _words(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
