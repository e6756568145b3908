import { fromHex, joined, toHex } from './bytes';

/** Proofs of RFC 6962 (RFC 9162, 2.1.3.2 and 2.1.4.2), unchanged. Hashes are lower-case hexadecimal. */
export type Hash = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;

const node = async (hash: Hash, left: string, right: string): Promise<string> =>
  toHex(await hash(joined(Uint8Array.of(1), fromHex(left), fromHex(right))));

/** One level up. Sizes may pass 2^31, so no bit operators. */
const up = (number: number): number => Math.floor(number / 2);
const odd = (number: number): boolean => number % 2 === 1;

/** Whether the path shows the leaf at that place under the root. */
export async function included(hash: Hash, index: number, size: number, leaf: string, path: readonly string[], root: string): Promise<boolean> {
  if (index < 0 || index >= size) return false;
  let [at, last, found] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return false;
    if (odd(at) || at === last) {
      found = await node(hash, sibling, found);
      while (!odd(at) && at !== 0) [at, last] = [up(at), up(last)];
    } else {
      found = await node(hash, found, sibling);
    }
    [at, last] = [up(at), up(last)];
  }
  return last === 0 && found === root;
}

/** Whether the proof shows that the tree of the new root extends that of the old. From size 0 the answer is always no. */
export async function extended(hash: Hash, oldSize: number, newSize: number, oldRoot: string, newRoot: string, proof: readonly string[]): Promise<boolean> {
  if (oldSize < 1 || newSize < oldSize) return false;
  if (oldSize === newSize) return proof.length === 0 && oldRoot === newRoot;
  const complete = Number.isInteger(Math.log2(oldSize));
  const first = complete ? oldRoot : proof[0];
  if (first === undefined) return false;
  let [at, last] = [oldSize - 1, newSize - 1];
  while (odd(at)) [at, last] = [up(at), up(last)];
  let [older, newer] = [first, first];
  for (const sibling of complete ? proof : proof.slice(1)) {
    if (last === 0) return false;
    if (odd(at) || at === last) {
      older = await node(hash, sibling, older);
      newer = await node(hash, sibling, newer);
      while (!odd(at) && at !== 0) [at, last] = [up(at), up(last)];
    } else {
      newer = await node(hash, newer, sibling);
    }
    [at, last] = [up(at), up(last)];
  }
  return last === 0 && older === oldRoot && newer === newRoot;
}
