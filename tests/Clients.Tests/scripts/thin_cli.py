"""A client of the thin command line protocol that shares nothing with the server: sockets and struct only.

Sends the words of its command line to XEN_HOST, does what the server says and exits with the code that it gives. Files
are read and written as the server asks, GET and PUT go to the same server, prompts are answered with "yes".
"""
import os
import socket
import ssl
import struct
import sys

GREETING = b"XenSource thin CLI protocol"


def connect():
    host, _, port = os.environ["XEN_HOST"].partition(":")
    tls = os.environ["XEN_URL"].startswith("https")
    plain = socket.create_connection((host, int(port or (443 if tls else 80))))
    if not tls:
        return plain
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context.wrap_socket(plain)


def exactly(connection, count):
    data = b""
    while len(data) < count:
        part = connection.recv(count - len(data))
        if not part:
            sys.exit("the server left")
        data += part
    return data


def number(connection):
    return struct.unpack("<i", exactly(connection, 4))[0]


class Message:
    def __init__(self, data):
        self.data, self.at = data, 0

    def number(self):
        self.at += 4
        return struct.unpack_from("<i", self.data, self.at - 4)[0]

    def text(self):
        length = self.number()
        self.at += length
        return self.data[self.at - length:self.at].decode()


def send(connection, *numbers):
    body = struct.pack("<%di" % len(numbers), *numbers)
    connection.sendall(struct.pack("<i", len(body)) + body)


def send_bytes(connection, data):
    send(connection, 11, 7, len(data))
    connection.sendall(data)
    send(connection, 11, 8)


def request(method, path, length=None):
    other = connect()
    head = "%s %s HTTP/1.0\r\n" % (method, path)
    if length is not None:
        head += "Content-length: %d\r\n" % length
    other.sendall((head + "\r\n").encode())
    reply = b""
    while not reply.endswith(b"\r\n\r\n"):
        reply += exactly(other, 1)
    return other, reply.split()[1] == b"200"


def get(name, path):
    other, ok = request("GET", path)
    if not ok:
        return False
    target = sys.stdout.buffer if name == "" else open(name, "xb")
    while True:
        part = other.recv(65536)
        if not part:
            break
        target.write(part)
    target.flush()
    return True


def put(name, path):
    other, ok = request("PUT", path, os.path.getsize(name))
    if not ok:
        return False
    with open(name, "rb") as source:
        other.sendfile(source) if not isinstance(other, ssl.SSLSocket) else other.sendall(source.read())
    while other.recv(65536):
        pass
    return True


def main():
    words = sys.argv[1:] + ["username=" + os.environ["XEN_USER"], "password=" + os.environ["XEN_PASSWORD"]]
    body = "".join(word + "\n" for word in words).encode()
    connection = connect()
    connection.sendall(b"POST /cli HTTP/1.0\r\ncontent-length: %d\r\n\r\n" % len(body) + body)
    assert exactly(connection, len(GREETING)) == GREETING
    assert (number(connection), number(connection)) == (0, 2)
    connection.sendall(GREETING + struct.pack("<2i", 0, 2))
    while True:
        message = Message(exactly(connection, number(connection)))
        assert message.number() == 9
        tag = message.number()
        if tag == 0:
            sys.stdout.write(message.text() + "\n")
        elif tag == 16:
            sys.stderr.write(message.text())
        elif tag == 1:
            send(connection, 10, 5)
            with open(message.text(), "rb") as source:
                send_bytes(connection, source.read())
        elif tag == 3:
            send_bytes(connection, b"yes")
        elif tag in (12, 13):
            name, path = message.text(), message.text()
            send(connection, 10, 18)
            send(connection, 10, 5 if (get if tag == 12 else put)(name, path) else 6)
        elif tag == 14:
            sys.stderr.write("Error code: %s\n" % message.text())
        elif tag == 4:
            sys.exit(message.number())


main()
