import { fromBase64, toHex, utf8 } from './bytes';

/** Checks a signature of ECDSA over P-256 with SHA-256, 64 bytes; the key is a SubjectPublicKeyInfo. Every browser can. */
export type Verify = (spki: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>, bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>;

const ecdsaP256 = 2;

/** The key with which a study signs its heads and its receipts. The phone learns it when it joins, and believes no other. */
export class LogKey {
  private readonly name: string;
  private readonly id: string;
  private readonly spki: Uint8Array<ArrayBuffer>;

  /** Of a verifier key as spec/ledger.md, 5, writes it: name+id+base64 of type and key. */
  constructor(
    private readonly verify: Verify,
    text: string,
  ) {
    const [name, id, ...rest] = text.split('+');
    const typed = fromBase64(rest.join('+'));
    if (name === undefined || id === undefined || typed[0] !== ecdsaP256) throw new Error('not a key of a record');
    [this.name, this.id, this.spki] = [name, id, typed.slice(1)];
  }

  /** Whether the study signed this text. */
  signed(text: Uint8Array<ArrayBuffer>, signature: string): Promise<boolean> {
    return this.verify(this.spki, fromBase64(signature), text);
  }

  /** Whether the study signed this note: named as its origin, and every line under this key fits. */
  async signedNote(note: string): Promise<boolean> {
    const blank = note.lastIndexOf('\n\n');
    const text = note.slice(0, blank + 1);
    const own = note
      .slice(blank + 2)
      .split('\n')
      .filter(line => line.startsWith(`\u2014 ${this.name} `))
      .map(line => fromBase64(line.slice(line.lastIndexOf(' ') + 1)))
      .filter(bytes => toHex(bytes.slice(0, 4)) === this.id);
    const fits = await Promise.all(own.map(bytes => this.verify(this.spki, ofDer(bytes.slice(4)), utf8(text))));
    return blank > 0 && text.split('\n')[0] === this.name && fits.length > 0 && !fits.includes(false);
  }
}

/** The two numbers of a signature in DER, 32 bytes each; what is no such thing becomes what fits nothing. */
function ofDer(der: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(64);
  let at = 2;
  for (const end of [32, 64]) {
    const length = der[at + 1] ?? 0;
    const number = der.slice(at + 2, at + 2 + length);
    const plain = number.slice(Math.max(0, number.length - 32));
    both.set(plain, end - plain.length);
    at += 2 + length;
  }
  return both;
}
