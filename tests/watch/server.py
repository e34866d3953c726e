"""A web server of our own that misbehaves in every way a real one does, and keeps what it was asked."""

import gzip
import socket
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

PAGE = "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p></article></body></html>"
PACKED = gzip.compress(b" " * 60_000_000)
PLAIN = "The harbour of Tideway stays closed, its chief said on Monday, and nobody knows for how long it will be so."


class Server:
    """Answers by path: bytes, or a function that writes to the handler. Used as a context manager."""

    def __init__(self):
        self.asked = []
        self.answers = {}
        self.httpd = None

    def __enter__(self):
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                server.asked.append((self.path, dict(self.headers), time.monotonic()))
                answer = server.answers.get(self.path)
                if callable(answer):
                    answer(self)
                elif answer is None:
                    send(self, 404, b"")
                else:
                    send(self, 200, answer)

            def log_message(self, *words):
                """Say nothing."""

        self.httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.httpd.daemon_threads = True
        Thread(target=self.httpd.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.httpd.shutdown()
        self.httpd.server_close()

    def url(self, path):
        return f"http://127.0.0.1:{self.httpd.server_port}{path}"

    def paths(self):
        return [path for path, _, _ in self.asked if path != "/robots.txt"]

    def feed(self, path, *pages):
        """Serve an RSS feed that names some paths."""
        items = "".join(f"<item><title>x</title><link>{self.url(page)}</link></item>" for page in pages)
        self.answers[path] = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()

    def page(self, path, title):
        self.answers[path] = PAGE.format(title, PLAIN).encode()


def send(handler, status, body, **headers):
    handler.send_response(status)
    headers = {"content_type": "text/html", **headers, "content_length": str(len(body))}
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def moved(path):
    return lambda handler: send(handler, 302, b"", location=path)


def slow(handler):
    """Send a byte now and then, for ever."""
    handler.send_response(200)
    handler.send_header("content-type", "text/html")
    handler.end_headers()
    slow_bytes(handler, b"<")


def slow_bytes(handler, byte):
    try:
        for _ in range(600):
            handler.wfile.write(byte)
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        return


def dripping(handler):
    """Send a header a byte now and then, for ever."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    slow_bytes(handler, b"x")


def silent(handler):
    """Take the request and answer nothing."""
    time.sleep(5)
    handler.close_connection = True


def broken(handler):
    """Promise more than is sent."""
    handler.send_response(200)
    handler.send_header("content-length", "1000")
    handler.end_headers()
    handler.wfile.write(b"half")
    handler.wfile.flush()
    handler.connection.shutdown(socket.SHUT_RDWR)


def bomb(handler):
    """Send sixty megabytes packed into sixty kilobytes."""
    send(handler, 200, PACKED, content_encoding="gzip")


def busy(handler):
    send(handler, 429, b"", retry_after="120")


def unchanged(body):
    """Answer with a body once, and 304 to whoever has it."""

    def answer(handler):
        if handler.headers.get("If-None-Match") == '"one"':
            handler.send_response(304)
            handler.end_headers()
        else:
            send(handler, 200, body, etag='"one"', content_type="application/rss+xml")

    return answer
