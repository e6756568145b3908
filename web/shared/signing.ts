import { toHex, utf8 } from './bytes';
import type { Hash } from './merkle';

/** Signs with the phone's own key, ECDSA over P-256 with SHA-256, 64 bytes. */
export type Sign = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;

/** Who this phone is. */
export interface Identity {
  readonly study: string;
  readonly device: string;
  readonly participant: string;
}

const lines = (...texts: readonly string[]): Uint8Array<ArrayBuffer> => utf8(texts.map(text => text + '\n').join(''));

export interface Signed {
  readonly id: string;
  readonly number: number;
  readonly localClock: string;
  readonly zone: string;
  readonly payload: string;
}

/** What stands behind an entry's signature. The same text is in spec/sync.md and in C#. */
export async function entryText(hash: Hash, who: Identity, entry: Signed): Promise<Uint8Array<ArrayBuffer>> {
  const payload = toHex(await hash(utf8(entry.payload)));
  return lines('daybook-entry/1', who.study, who.device, String(entry.number), entry.id, entry.localClock, entry.zone, payload);
}

/** What the study signs of an entry in its record: one whose payload was deleted since says so. */
export async function receiptText(hash: Hash, who: Identity, entry: Signed, seq: number, leaf: string, redacted: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const payload = redacted ? 'redacted' : toHex(await hash(utf8(entry.payload)));
  return lines('daybook-receipt/1', who.study, who.device, String(entry.number), payload, String(seq), leaf);
}

/** How a request says whose it is. */
export const headersOf = (device: string, signature: string) => ({ 'X-Daybook-Device': device, 'X-Daybook-Signature': signature });

/** What stands behind a request's signature. */
export async function requestText(hash: Hash, method: string, path: string, body: string): Promise<Uint8Array<ArrayBuffer>> {
  return lines('daybook-request/1', method, path, toHex(await hash(utf8(body))));
}
