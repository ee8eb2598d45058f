"""A plain static server on loopback, as a site's host is for its readers."""

from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from product import POLICY


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *words, policy, kept, **named):
        self._policy, self._kept = policy, kept
        super().__init__(*words, **named)

    def end_headers(self):
        if policy := self._policy(self.path):
            self.send_header("Content-Security-Policy", policy)
        if not self._kept:
            self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *words):
        pass


@contextmanager
def serving(folder, policy=lambda path: POLICY, *, kept=True):
    """Serve a folder; give its address.

    ``policy`` gives what is sent with a path (empty: nothing is), ``kept`` says whether browsers may keep files.
    """
    handler = partial(_Handler, directory=str(folder), policy=policy, kept=kept)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
