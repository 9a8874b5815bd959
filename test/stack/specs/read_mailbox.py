"""Reads a mailbox by IMAP with Python's own mail library, which is another reader than ours, and prints it as JSON."""

import email
import email.header
import email.policy
import email.utils
import imaplib
import json
import sys

host, port, user, password = sys.argv[1:5]

letters = []
with imaplib.IMAP4(host, int(port)) as box:
    box.login(user, password)
    box.select("INBOX", readonly=True)
    for number in box.search(None, "ALL")[1][0].split():
        raw = box.fetch(number, "(BODY.PEEK[])")[1][0][1]
        letter = email.message_from_bytes(raw, policy=email.policy.default)
        head = raw.split(b"\r\n\r\n", 1)[0]
        own = head[head.find(b"From:"):] if head.startswith(b"From:") else head[head.find(b"\r\nFrom:") + 2:]
        text = letter.get_body(("plain",))
        html = letter.get_body(("html",))
        # The newer reader of addresses leaves blanks between the encoded words of a long name (RFC 2047, 6.2 says not to); the older does not.
        name, address = email.utils.parseaddr(email.message_from_bytes(raw)["From"].replace("\r\n", ""))
        letters.append({
            "subject": str(letter["Subject"]),
            "senderName": str(email.header.make_header(email.header.decode_header(name))),
            "senderAddress": address,
            "to": str(letter["To"]),
            "date": letter["Date"].datetime.isoformat(),
            "messageId": str(letter["Message-ID"]),
            "autoSubmitted": letter["Auto-Submitted"],
            "listUnsubscribe": letter["List-Unsubscribe"],
            "listUnsubscribePost": letter["List-Unsubscribe-Post"],
            "contentTypes": [part.get_content_type() for part in letter.walk()],
            "charsets": [part.get_content_charset() for part in letter.walk() if not part.is_multipart()],
            "text": text.get_content().replace("\r\n", "\n") if text else None,
            "html": html.get_content().replace("\r\n", "\n") if html else None,
            "defects": [type(defect).__name__ for part in letter.walk() for defect in part.defects]
            + [type(defect).__name__ for value in letter.values() for defect in getattr(value, "defects", [])],
            "isAscii": raw.isascii(),
            "longestLine": max(len(line) for line in raw.split(b"\r\n")),
            "hasBareLineEnd": b"\n" in raw.replace(b"\r\n", b"") or b"\r" in raw.replace(b"\r\n", b""),
            "ownHeaderNames": [line.split(b":")[0].decode() for line in own.split(b"\r\n") if line[:1] not in b" \t"],
            "raw": raw.decode("latin-1"),
        })
print(json.dumps(letters))
