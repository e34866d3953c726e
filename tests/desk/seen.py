"""What a reader sees of an answer: its links, its forms."""

from urllib.parse import urldefrag

from lxml import html


def tree(answer):
    """Return the page of an answer."""
    return html.fromstring(answer.content)


def links(answer):
    """Return the addresses of this desk that a page leads to, each with its fragment."""
    return [urldefrag(found) for found in tree(answer).xpath("//a/@href | //link/@href | //script/@src")]


def form(answer, action="/judge"):
    """Return what a form of a page carries against other sites' forms."""
    return tree(answer).xpath(f"//form[@action='{action}']//input[@name='form']/@value")[0]


def words(answer):
    """Return the words of a page, blanks as one."""
    return " ".join(tree(answer).text_content().split())


def first(client, name):
    """Return the id of the actor of this name."""
    return client.get(f"/actor/{name}.json").json()["line"]["id"]


def stories(client):
    """Return the stories as rows: headline, number of pages, id."""
    rows = client.get("/stories.json").json()["rows"]
    return sorted((row["line"]["headline"] or "", row["line"]["pages"], row["line"]["id"]) for row in rows)
