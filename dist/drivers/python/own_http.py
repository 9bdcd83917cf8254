"""HTTP clients of the caller's own, which a client of the SDK is given."""
from unsupported import Unsupported


def given(http_client, kind, base, name):
    """What of the caller's own its requests go through."""
    if kind == "proxy":
        return {"proxy": base}
    if kind != "client":
        raise Unsupported("it has no option for that")

    class Marking(getattr(http_client, name)):
        def request_with_retries(self, method, url, headers, *args, **named):
            return super().request_with_retries(method, url, dict(headers, **{"X-Program": kind}), *args, **named)

        async def request_with_retries_async(self, method, url, headers, *args, **named):
            return await super().request_with_retries_async(method, url, dict(headers, **{"X-Program": kind}), *args, **named)

    return {"http_client": Marking()}


def urllib_client(stripe, http_client):
    """By its name, or the one that it had before 13."""
    client = getattr(http_client, "UrllibClient", None) or getattr(getattr(stripe, "http_client", None), "Urllib2Client", None)
    if client is None:
        raise Unsupported("it has no client for urllib")
    return client()
