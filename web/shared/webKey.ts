import { toBase64 } from './bytes';
import type { Hash } from './merkle';
import type { Verify } from './logKey';
import type { Sign } from './signing';
import { only, type Store } from './store';

const curve = { name: 'ECDSA', namedCurve: 'P-256' };

export const sha256: Hash = async bytes => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** The phone's key pair; made once, and kept before anybody hears of it. Nothing can take the private key out of the browser. */
export async function ownKey(store: Store): Promise<CryptoKeyPair> {
  const kept = await store.read(tx => tx.get('key', only));
  if (kept !== undefined) return kept;
  const made = await crypto.subtle.generateKey(curve, false, ['sign', 'verify']);
  return store.write(async tx => {
    const other = await tx.get('key', only);
    if (other === undefined) await tx.put('key', only, made);
    return other ?? made;
  });
}

export const publicKeyOf = async (pair: CryptoKeyPair): Promise<string> => toBase64(new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)));

export const verify: Verify = async (spki, signature, bytes) => {
  const key = await crypto.subtle.importKey('spki', spki, curve, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, bytes);
};

export const signer =
  (pair: CryptoKeyPair): Sign =>
  async bytes =>
    new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes));
