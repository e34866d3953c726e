"""A dossier of pages whose outlet, title, author and address are hostile."""

from msgspec.structs import replace

from accordingto.record.page import Known


def hostile(dossier, words):
    """Return the dossier with `words` as every fact of its pages, and an address that would run."""
    return replace(dossier, reports=tuple(_hostile(report, words) for report in dossier.reports))


def _hostile(report, words):
    facts = {"outlet": words, "title": words, "author": words, "url": f"javascript:alert(1)//{report.page.id}"}
    known = tuple(Known(field=field, value=value, where="given") for field, value in facts.items())
    return replace(report, page=replace(report.page, known=known))
