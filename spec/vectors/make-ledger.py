#!/usr/bin/env python3
"""Writes the ledger-*.json vectors beside it from spec/ledger.md alone: nothing here is shared with the C# or the TypeScript.

Standard library only. Ed25519 follows RFC 8032 section 6, ECDSA nonces RFC 6979, so that every run writes the same bytes.
Each vector has `desc` and `wantErr`; a vector with wantErr must be refused."""
import base64, hashlib, hmac, json, os, struct

HERE = os.path.dirname(os.path.abspath(__file__))
sha = lambda b: hashlib.sha256(b).digest()
b64 = lambda b: base64.b64encode(b).decode()

# ---- section 2: envelope -------------------------------------------------------------------------------------------
KIND = {"person": 1, "device": 2, "system": 3, "virtual": 4}

def text(s):
    b = s.encode("utf-8")
    return struct.pack(">H", len(b)) + b

def optional(value, encode):
    return b"\x00" if value is None else b"\x01" + encode(value)

def origin(o):
    return text(o["deviceId"]) + struct.pack(">q", int(o["deviceNumber"])) + optional(o["keyId"], text)

def encode(e):
    return b"".join([
        b"daybook-entry/v1\n", struct.pack(">q", int(e["seq"])), text(e["entryId"]), text(e["commandId"]),
        struct.pack(">i", e["commandIndex"]), text(e["studyKey"]), optional(e["siteId"], text), optional(e["participantKey"], text),
        bytes([KIND[e["actor"]["kind"]]]), text(e["actor"]["id"]), text(e["actor"]["role"]), optional(e["origin"], origin),
        struct.pack(">q", int(e["receivedMicroseconds"])), text(e["type"]), optional(e["protocolHash"], bytes.fromhex),
        bytes.fromhex(e["payloadCommitment"])])

BASE = {
    "seq": "0", "entryId": "0190163d-8694-739b-aea5-966c26f8ad91", "commandId": "c-1", "commandIndex": 0, "studyKey": "st7k2m",
    "siteId": "site-a", "participantKey": "p9x4q1", "actor": {"kind": "device", "id": "d-17", "role": "participant"},
    "origin": {"deviceId": "d-17", "deviceNumber": "42", "keyId": "k-1"}, "receivedMicroseconds": "1780344000123456",
    "type": "items-recorded/1", "protocolHash": sha(b"protocol").hex(), "payloadCommitment": sha(b"salt" * 8 + b"payload").hex()}

def envelopes():
    def good(desc, **change):
        e = {**BASE, **change}
        return {"desc": desc, "envelope": e, "canonical": encode(e).hex(), "leafHash": sha(b"\x00" + encode(e)).hex(), "wantErr": False}
    def bad(desc, **change):
        return {"desc": desc, "envelope": {**BASE, **change}, "wantErr": True}
    actor = BASE["actor"]
    return [
        good("every field is present"),
        good("every optional field is absent", siteId=None, participantKey=None, origin=None, protocolHash=None),
        good("an origin without a key", origin={"deviceId": "d-17", "deviceNumber": "1", "keyId": None}),
        good("the largest numbers", seq="9223372036854775807", commandIndex=2147483647,
             origin={"deviceId": "d", "deviceNumber": "9223372036854775807", "keyId": "k"}),
        good("the year 1", receivedMicroseconds="-62135596800000000"),
        good("the last microsecond of the year 9999", receivedMicroseconds="253402300799999999"),
        *[good(f"an actor of kind {k}", actor={**actor, "kind": k}) for k in KIND if k != "device"],
        good("text beyond ASCII, in one to four bytes a character", participantKey="Ωμέγα-ß-漢-🌙"),
        good("a text of 255 bytes", studyKey="s" * 255),
        good("site a, no participant", siteId="a", participantKey=None),
        good("no site, participant a: other bytes than site a", siteId=None, participantKey="a"),
        good("two texts split as ab + c", commandId="ab", studyKey="c"),
        good("two texts split as a + bc: other bytes", commandId="a", studyKey="bc"),
        bad("an empty entry id", entryId=""),
        bad("an empty site id, which is not an absent one", siteId=""),
        bad("a text of 256 bytes", studyKey="s" * 256),
        bad("a text of 128 characters in 256 bytes", studyKey="ß" * 128),
        bad("a line feed in a text", commandId="c\n1"),
        bad("a NUL in a text", commandId="c\u00001"),
        bad("a DEL in a text", commandId="c\u007f1"),
        bad("half a surrogate pair", actor={**actor, "id": "\ud83c"}),
        bad("a negative seq", seq="-1"),
        bad("a negative command index", commandIndex=-1),
        bad("a negative device number", origin={"deviceId": "d", "deviceNumber": "-1", "keyId": None}),
        *[bad(f"the type '{t}'", type=t) for t in ["items-recorded", "items-recorded/0", "items-recorded/01", "Items/1", "1tems/1", "/1", "a/1/2", "a/", "a b/1", "a/1\n", "ä/1"]],
    ]

# ---- section 3: commitments ----------------------------------------------------------------------------------------
def commitments():
    salt, other = sha(b"salt"), sha(b"other salt")
    def vector(desc, salt, payload, commitment, bad=False):
        return {"desc": desc, "salt": salt.hex(), "payload": payload.hex(), "commitment": commitment.hex(), "wantErr": bad}
    answer = '{"pain": 71, "text": "schön"}'.encode()
    right = sha(salt + answer)
    return [
        vector("a payload of JSON", salt, answer, right),
        vector("an empty payload", salt, b"", sha(salt)),
        vector("a payload that is not text", salt, bytes(range(256)), sha(salt + bytes(range(256)))),
        vector("another salt", other, answer, right, True),
        vector("one bit of the payload changed", salt, bytes([answer[0] ^ 1]) + answer[1:], right, True),
        vector("the same JSON with other white space", salt, answer.replace(b" ", b""), right, True),
        vector("the last salt byte moved into the payload: the salt is short", salt[:-1], salt[-1:] + answer, right, True),
        vector("the first payload byte moved into the salt: the salt is long", salt + answer[:1], answer[1:], right, True),
        vector("payload before salt", salt, answer, sha(answer + salt), True),
    ]

# ---- section 4: RFC 6962 -------------------------------------------------------------------------------------------
leaf = lambda b: sha(b"\x00" + b)
node = lambda l, r: sha(b"\x01" + l + r)
LEAVES = [leaf(b"leaf %d" % i) for i in range(64)]

def split(n):
    k = 1
    while k * 2 < n:
        k *= 2
    return k

def root(d):
    return sha(b"") if not d else d[0] if len(d) == 1 else node(root(d[:split(len(d))]), root(d[split(len(d)):]))

def path(m, d):
    if len(d) == 1:
        return []
    k = split(len(d))
    return path(m, d[:k]) + [root(d[k:])] if m < k else path(m - k, d[k:]) + [root(d[:k])]

def subproof(m, d, complete):
    if m == len(d):
        return [] if complete else [root(d)]
    k = split(len(d))
    return subproof(m, d[:k], complete) + [root(d[k:])] if m <= k else subproof(m - k, d[k:], False) + [root(d[:k])]

def roots():
    return [{"desc": f"{n} leaves", "leafHashes": [b64(h) for h in LEAVES[:n]], "root": b64(root(LEAVES[:n])), "wantErr": False} for n in (*range(0, 18), 33)] \
        + [{"desc": "the leaves in another order", "leafHashes": [b64(h) for h in (LEAVES[1], LEAVES[0])], "root": b64(root(LEAVES[:2])), "wantErr": True},
           {"desc": "a leaf doubled at the end (the Bitcoin tree would agree)", "leafHashes": [b64(h) for h in (*LEAVES[:3], LEAVES[2])],
            "root": b64(root(LEAVES[:3])), "wantErr": True},
           {"desc": "inner nodes passed off as leaves", "leafHashes": [b64(node(*LEAVES[0:2])), b64(node(*LEAVES[2:4]))], "root": b64(root(LEAVES[:4])), "wantErr": False}]

def flip(h, bit=0):
    return bytes([h[0] ^ (1 << bit)]) + h[1:]

def mutations(proof, *roots):
    yield "garbage before", [sha(b"garbage"), *proof]
    yield "garbage after", [*proof, sha(b"garbage")]
    for r in roots:
        yield "a root after", [*proof, r]
    if proof:
        yield "the last node cut off", proof[:-1]
        yield "no proof at all", []
        yield "the last node twice", [*proof, proof[-1]]
    for i in range(len(proof)):
        yield f"a bit of node {i} changed", [*proof[:i], flip(proof[i], i), *proof[i + 1:]]
    if len(proof) > 1:
        yield "the nodes in reverse", proof[::-1]

def inclusion():
    out = []
    def add(desc, index, size, leaf, proof, root, bad=True):
        out.append({"desc": desc, "leafIdx": index, "treeSize": size, "leafHash": b64(leaf), "proof": [b64(p) for p in proof], "root": b64(root), "wantErr": bad})
    for index, size in [(0, 1), (0, 2), (1, 2), (2, 3), (0, 7), (3, 7), (6, 7), (4, 8), (8, 9), (12, 33), (32, 33), (63, 64)]:
        d = LEAVES[:size]
        leaf, proof, r, at = d[index], path(index, d), root(d), f"leaf {index} of {size}: "
        add(at + "it is there", index, size, leaf, proof, r, bad=False)
        for what, p in mutations(proof, r):
            if p != proof and not (what == "the nodes in reverse" and p == proof):
                add(at + what, index, size, leaf, p, r)
        add(at + "another leaf", index, size, sha(b"another"), proof, r)
        add(at + "another root", index, size, leaf, proof, sha(b"another"))
        add(at + "an index beyond the tree", size, size, leaf, proof, r)
        if size > 1:
            add(at + "a neighbouring index", index ^ 1 if (index ^ 1) < size else index - 1, size, leaf, proof, r)
    add("leaf 0 of an empty tree", 0, 0, LEAVES[0], [], root([]))
    return out

def consistency():
    out = []
    def add(desc, m, n, r1, r2, proof, bad=True):
        out.append({"desc": desc, "size1": m, "size2": n, "root1": b64(r1), "root2": b64(r2), "proof": [b64(p) for p in proof], "wantErr": bad})
    for m, n in [(1, 1), (1, 2), (2, 3), (3, 4), (4, 7), (6, 7), (3, 8), (8, 8), (8, 9), (7, 33), (32, 33), (21, 64)]:
        d, e = LEAVES[:m], LEAVES[:n]
        proof, r1, r2, at = subproof(m, e, True), root(d), root(e), f"{m} to {n}: "
        add(at + "an extension", m, n, r1, r2, proof, bad=False)
        for what, p in mutations(proof, r1, r2):
            if p != proof:
                add(at + what, m, n, r1, r2, p)
        add(at + "another old root", m, n, sha(b"another"), r2, proof)
        add(at + "another new root", m, n, r1, sha(b"another"), proof)
        if m != n:
            add(at + "the roots swapped", m, n, r2, r1, proof)
            add(at + "the sizes swapped", n, m, r1, r2, proof)
            add(at + "history rewritten below the old size", m, n, root([sha(b"rewritten"), *d[1:]]), r2, proof)
    add("0 to 0: from the empty tree nothing is proven", 0, 0, root([]), root([]), [])
    add("0 to 3: from the empty tree nothing is proven", 0, 3, root([]), root(LEAVES[:3]), [])
    return out

# ---- section 5: keys and signatures --------------------------------------------------------------------------------
def hkdf(seed, info, length):
    prk, out, block = hmac.new(bytes(32), seed, hashlib.sha256).digest(), b"", b""
    while len(out) < length:
        block = hmac.new(prk, block + info + bytes([len(out) // 32 + 1]), hashlib.sha256).digest()
        out += block
    return out[:length]

class Ed25519:
    p, q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
    d = -121665 * pow(121666, -1, p) % p
    def __init__(self, seed):
        h = hashlib.sha512(seed).digest()
        self.a, self.prefix = (int.from_bytes(h[:32], "little") & (1 << 254) - 8) | 1 << 254, h[32:]
        y = 4 * pow(5, -1, self.p) % self.p
        x2 = (y * y - 1) * pow(self.d * y * y + 1, -1, self.p) % self.p
        x = pow(x2, (self.p + 3) // 8, self.p)
        if (x * x - x2) % self.p:
            x = x * pow(2, (self.p - 1) // 4, self.p) % self.p
        if x & 1:
            x = self.p - x
        self.base = (x, y, 1, x * y % self.p)
        self.public = self.compress(self.times(self.a))
    def add(self, P, Q):
        p = self.p
        A, B, C, D = (P[1] - P[0]) * (Q[1] - Q[0]) % p, (P[1] + P[0]) * (Q[1] + Q[0]) % p, 2 * P[3] * Q[3] * self.d % p, 2 * P[2] * Q[2] % p
        E, F, G, H = B - A, D - C, D + C, B + A
        return E * F % p, G * H % p, F * G % p, E * H % p
    def times(self, s):
        P, Q = self.base, (0, 1, 1, 0)
        while s:
            if s & 1:
                Q = self.add(Q, P)
            P, s = self.add(P, P), s >> 1
        return Q
    def compress(self, P):
        z = pow(P[2], -1, self.p)
        x, y = P[0] * z % self.p, P[1] * z % self.p
        return (y | (x & 1) << 255).to_bytes(32, "little")
    def sign(self, m):
        r = int.from_bytes(hashlib.sha512(self.prefix + m).digest(), "little") % self.q
        R = self.compress(self.times(r))
        h = int.from_bytes(hashlib.sha512(R + self.public + m).digest(), "little") % self.q
        return R + ((r + h * self.a) % self.q).to_bytes(32, "little")

class P256:
    p, a = 2**256 - 2**224 + 2**192 + 2**96 - 1, -3
    n = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296, 0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
    prefix = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")
    def __init__(self, d):
        self.d = d
        x, y = self.times(d)
        self.spki = self.prefix + x.to_bytes(32, "big") + y.to_bytes(32, "big")
    def add(self, P, Q):
        if P is None or Q is None:
            return P or Q
        if P[0] == Q[0] and (P[1] + Q[1]) % self.p == 0:
            return None
        s = (3 * P[0] * P[0] + self.a) * pow(2 * P[1], -1, self.p) if P == Q else (Q[1] - P[1]) * pow(Q[0] - P[0], -1, self.p)
        x = (s * s - P[0] - Q[0]) % self.p
        return x, (s * (P[0] - x) - P[1]) % self.p
    def times(self, k):
        P, Q = self.G, None
        while k:
            if k & 1:
                Q = self.add(Q, P)
            P, k = self.add(P, P), k >> 1
        return Q
    def sign(self, m):
        h, d = sha(m), self.d.to_bytes(32, "big")
        z = (int.from_bytes(h, "big") % self.n).to_bytes(32, "big")
        V, K = b"\x01" * 32, b"\x00" * 32
        mac = lambda k, b: hmac.new(k, b, hashlib.sha256).digest()
        for sep in (b"\x00", b"\x01"):
            K = mac(K, V + sep + d + z)
            V = mac(K, V)
        V = mac(K, V)
        k = int.from_bytes(V, "big")
        r = self.times(k)[0] % self.n
        s = pow(k, -1, self.n) * (int.from_bytes(h, "big") + r * self.d) % self.n
        def integer(i):
            b = i.to_bytes(33, "big").lstrip(b"\x00")
            b = b"\x00" + b if b[0] & 0x80 else b
            return b"\x02" + bytes([len(b)]) + b
        body = integer(r) + integer(s)
        return b"\x30" + bytes([len(body)]) + body

class Keys:
    def __init__(self, name, seed):
        self.name, self.seed = name, seed
        self.ed = Ed25519(hkdf(seed, b"daybook/checkpoint/ed25519/v1", 32))
        self.ec = P256(int.from_bytes(hkdf(seed, b"daybook/checkpoint/p256/v1", 48), "big") % (P256.n - 1) + 1)
        self.ed_id, self.ec_id = sha(name.encode() + b"\n\x01" + self.ed.public)[:4], sha(self.ec.spki)[:4]
        self.vkeys = [f"{name}+{self.ed_id.hex()}+{b64(bytes([1]) + self.ed.public)}", f"{name}+{self.ec_id.hex()}+{b64(bytes([2]) + self.ec.spki)}"]
    def ed_line(self, body):
        return f"\u2014 {self.name} {b64(self.ed_id + self.ed.sign(body.encode()))}\n"
    def ec_line(self, body):
        return f"\u2014 {self.name} {b64(self.ec_id + self.ec.sign(body.encode()))}\n"

def keys():
    out = [{"desc": f"both keys of {k.name} from seed {k.seed.hex()[:8]}", "origin": k.name, "seed": k.seed.hex(), "keys": k.vkeys, "wantErr": False}
           for k in (Keys("daybook.example/st7k2m", sha(b"seed")), Keys("daybook.example/st7k2m", bytes(32)), Keys("other.example/log", sha(b"seed")))]
    good = out[0]["keys"][0]
    name, kid, key = good.split("+", 2)
    for desc, text in [("an id that is not the key's", f"{name}+00000000+{key}"), ("an id in capitals", f"{name}+{kid.upper()}+{key}"),
                       ("another name", f"x{good}"), ("no name", good[len(name):]), ("a space in the name", "a b" + good[len(name):]),
                       ("an unknown type", f"{name}+{kid}+{b64(bytes([7]) + base64.b64decode(key)[1:])}"), ("a short key", f"{name}+{kid}+{b64(base64.b64decode(key)[:-1])}"),
                       ("only two parts", f"{name}+{kid}")]:
        out.append({"desc": desc, "vkey": text, "wantErr": True})
    return out

def checkpoints():
    me, stranger = Keys("daybook.example/st7k2m", sha(b"seed")), Keys("other.example/log", sha(b"other seed"))
    out, r = [], root(LEAVES[:33])
    def body(origin="daybook.example/st7k2m", size="33", r=b64(r)):
        return f"{origin}\n{size}\n{r}\n"
    def add(desc, note, keys=None, bad=True, size=33):
        v = {"desc": desc, "note": note, "keys": me.vkeys if keys is None else keys, "wantErr": bad}
        if not bad:
            v |= {"origin": "daybook.example/st7k2m", "size": size, "root": b64(r)}
        out.append(v)
    t = body()
    ed, ec = me.ed_line(t), me.ec_line(t)
    good = t + "\n" + ed + ec
    add("signed by both keys", good, bad=False)
    add("the signature lines in the other order", t + "\n" + ec + ed, bad=False)
    add("checked with the Ed25519 key alone", good, keys=me.vkeys[:1], bad=False)
    add("checked with the ECDSA key alone", good, keys=me.vkeys[1:], bad=False)
    add("a witness we do not know signed too", good + stranger.ed_line(t), bad=False)
    ext = t + "an extension line\n"
    add("a signed extension line", ext + "\n" + me.ed_line(ext) + me.ec_line(ext), bad=False)
    sig = base64.b64decode(ed.split(" ")[2])
    line = lambda b: f"\u2014 {me.name} {b64(b)}\n"
    ecsig = base64.b64decode(ec.split(" ")[2])
    for desc, note in [
        ("another size", good.replace("\n33\n", "\n34\n")), ("another root", good.replace(b64(r), b64(sha(b"another")))),
        ("another origin", good.replace("st7k2m\n", "st7k2n\n", 1)),
        ("one bit of the Ed25519 signature", t + "\n" + line(sig[:10] + bytes([sig[10] ^ 1]) + sig[11:]) + ec),
        ("one bit of the ECDSA signature", t + "\n" + ed + line(ecsig[:20] + bytes([ecsig[20] ^ 1]) + ecsig[21:])),
        ("the ECDSA line is missing", t + "\n" + ed), ("the Ed25519 line is missing", t + "\n" + ec),
        ("only a stranger signed", t + "\n" + stranger.ed_line(t) + stranger.ec_line(t)),
        ("the stranger's signatures under our name and ids", t + "\n" + line(me.ed_id + stranger.ed.sign(t.encode())) + line(me.ec_id + stranger.ec.sign(t.encode()))),
        ("a second, false line by a known key", good + line(me.ed_id + bytes(64))),
        ("the Ed25519 signature cut short", t + "\n" + line(sig[:-1]) + ec),
        ("a byte after the ECDSA signature", t + "\n" + ed + line(ecsig + b"\x00")),
        ("only a key id, no signature", t + "\n" + line(sig[:4]) + ec),
        ("no signature lines", t + "\n"), ("no blank line", t + ed + ec), ("no newline at the end", good[:-1]),
        ("a carriage return", good.replace("\n33\n", "\n33\r\n")), ("a NUL", good.replace("\n33\n", "\n33\u0000\n")), ("a tab", good.replace("\u2014 ", "\u2014\t")),
        ("a hyphen for the dash", good.replace("\u2014", "-")), ("two spaces after the dash", good.replace("\u2014 ", "\u2014  ")),
        ("a word after the signature", good.replace(ec, ec[:-1] + " more\n")), ("nothing", ""), ("one newline", "\n"),
    ]:
        add(desc, note)
    for desc, b in [("a leading zero in the size", body(size="033")), ("a sign before the size", body(size="+33")), ("a negative size", body(size="-33")),
                    ("a size of 2^63", body(size=str(2**63))), ("a space after the size", body(size="33 ")), ("digits of another script", body(size="\u0663\u0663")),
                    ("a root of 31 bytes", body(r=b64(r[:-1]))), ("a root of 33 bytes", body(r=b64(r + b"\0"))), ("a root without padding", body(r=b64(r)[:-1])),
                    ("a root with stray bits before the padding", body(r=b64(r)[:-2] + chr(ord(b64(r)[-2]) + 1) + "=")),
                    ("a root in URL base64", body(r=base64.urlsafe_b64encode(b"\xfb\xff" + r[2:]).decode())),
                    ("two lines only", f"{me.name}\n33\n"), ("an empty origin", body(origin="")), ("an empty line within", body() + "\nmore\n")]:
        add(desc + ", well signed", b + "\n" + me.ed_line(b) + me.ec_line(b))
    add("no keys are trusted", good, keys=[])
    add("the key of another log", good, keys=stranger.vkeys)
    add("one of the keys is of another log", good, keys=me.vkeys + stranger.vkeys[:1])
    return out

def write(name, vectors):
    with open(os.path.join(HERE, f"ledger-{name}.json"), "w", encoding="utf-8", newline="\n") as f:
        f.write("[\n" + ",\n".join("  " + json.dumps(v) for v in vectors) + "\n]\n")
    print(f"ledger-{name}.json: {len(vectors)} vectors, {sum(v['wantErr'] for v in vectors)} to be refused")

for name, make in [("envelope", envelopes), ("commitment", commitments), ("roots", roots), ("inclusion", inclusion),
                   ("consistency", consistency), ("keys", keys), ("checkpoint", checkpoints)]:
    write(name, make())
