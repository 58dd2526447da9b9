"""A mail server for tests: aiosmtpd with TLS and a login, on a port of its own, one JSON line on stdout for the port and each mail.

usage: smtp_peer.py CERTIFICATE KEY (starttls|tls|none) [REFUSAL of RCPT]    one login: qcat / correct horse
"""
import asyncio
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

certificate, key, mode = sys.argv[1:4]
refusal = sys.argv[4] if len(sys.argv) > 4 else None


def say(what):
    print(json.dumps(what), flush=True)


class Mailbox:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        say({"from": envelope.mail_from, "to": envelope.rcpt_tos, "text": envelope.content.decode(),
             "encrypted": session.ssl is not None or mode == "tls", "authenticated": bool(session.authenticated)})
        return "250 queued"


def login(server, session, envelope, mechanism, data):
    good = data.login == b"qcat" and data.password == b"correct horse"
    return AuthResult(success=good, handled=good, message=None if good else "535 5.7.8 no such login")


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)


def session():
    return SMTP(Mailbox(), authenticator=login, auth_required=mode != "none", auth_require_tls=mode == "starttls",
                require_starttls=mode == "starttls", tls_context=context if mode == "starttls" else None)


async def serve():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(session, "127.0.0.1", 0, ssl=context if mode == "tls" else None)
    say({"port": server.sockets[0].getsockname()[1]})
    await server.serve_forever()


asyncio.run(serve())
