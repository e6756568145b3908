import type { Asked } from './asking';
import { told } from './clock';
import { keyOf, type Entry } from './entry';
import { readHead, type Head } from './head';
import { extended, included, type Hash } from './merkle';
import type { LogKey } from './logKey';
import { receiptText, type Identity, type Signed } from './signing';
import { only, type Store, type Transaction } from './store';
import type { SyncReceipt, SyncReply, SyncResult } from './wire';

/** An entry stays on the phone this long after it counted as sent: a server may be set back to an older copy. */
export const kept = 30 * 24 * 3_600_000;

/** By what the phone judges a reply. */
export interface Judging {
  readonly hash: Hash;
  readonly log: LogKey;
  readonly who: Identity;
}

/** The head is not signed by the study that this phone joined: whoever answered is somebody else. */
export class NotOfTheStudy extends Error {}

/** What became of a reply. */
export type Outcome = 'taken' | 'rolled-back' | 'overtaken';

/** Takes a reply to what was asked. An entry counts as sent only when the study has signed that the leaf is of her bytes, and the leaf is proved to be in the record of a signed head. */
export async function receive(store: Store, judging: Judging, asked: Asked, reply: SyncReply): Promise<Outcome> {
  if (!(await judging.log.signedNote(reply.checkpoint))) throw new NotOfTheStudy();
  const head = readHead(reply.checkpoint);
  const holds = asked.head === undefined || (await extended(judging.hash, asked.head.size, head.size, asked.head.root, head.root, reply.consistency));
  const proved = await provedOf(judging, head, asked.entries, reply.results);
  return store.write(async tx => {
    const known = await tx.get('head', only);
    // Another window has had a later answer: this one may be of a record that is gone. What it says will be said again.
    if (known?.root !== asked.head?.root) return 'overtaken';
    if (asked.lost !== undefined && reply.lostTaken) await tx.remove('lost', only);
    if (!holds && known !== undefined) await forget(tx, known);
    await tx.put('head', only, head);
    await note(tx, asked, proved, reply, Date.parse(reply.time));
    return holds ? 'taken' : 'rolled-back';
  });
}

/** Of which of these entries a reply proves that the record has them: what a phone can know that has lost its database. */
export async function taken(judging: Judging, entries: readonly Signed[], reply: SyncReply): Promise<ReadonlySet<string>> {
  if (!(await judging.log.signedNote(reply.checkpoint))) throw new NotOfTheStudy();
  return provedOf(judging, readHead(reply.checkpoint), entries, reply.results);
}

async function provedOf(judging: Judging, head: Head, entries: readonly Signed[], results: readonly SyncResult[]): Promise<ReadonlySet<string>> {
  const proved = new Set<string>();
  for (const { id, receipt } of results) {
    const entry = entries.find(one => one.id === id);
    if (receipt === null || entry === undefined) continue;
    const { seq, leaf, path } = receipt;
    if ((await included(judging.hash, seq, head.size, leaf, path, head.root)) && (await isOf(judging, entry, receipt))) proved.add(id);
  }
  return proved;
}

/** Whether the study has signed that this leaf is of these bytes under this number of this phone. */
async function isOf({ hash, log, who }: Judging, entry: Signed, { seq, leaf, redacted, signature }: SyncReceipt): Promise<boolean> {
  return log.signed(await receiptText(hash, who, entry, seq, leaf, redacted), signature);
}

/** The record no longer contains what this phone had seen of it: everything is offered again. The server knows what it still has. */
async function forget(tx: Transaction, known: Head): Promise<void> {
  await tx.put('lost', only, known);
  for (const entry of await tx.all('entry')) if (entry.receipt !== null) await tx.put('entry', keyOf(entry.number), { ...entry, receipt: null });
}

async function note(tx: Transaction, asked: Asked, proved: ReadonlySet<string>, reply: SyncReply, at: number): Promise<void> {
  await tx.put('seen', only, told(await tx.get('seen', only), at));
  for (const entry of await tx.all('entry')) {
    const result = reply.results.find(one => one.id === entry.id);
    if (entry.receipt !== null && entry.receipt.at + kept <= at) await tx.remove('entry', keyOf(entry.number));
    else if (entry.receipt === null && asked.entries.some(one => one.id === entry.id)) await tx.put('entry', keyOf(entry.number), judged(entry, result, proved, at));
  }
}

/** An entry of which the reply says nothing is one with trouble: it waits, or the phone would ask without end. */
function judged(entry: Entry, result: SyncResult | undefined, proved: ReadonlySet<string>, at: number): Entry {
  const receipt = result?.receipt ?? null;
  if (receipt === null || !proved.has(entry.id)) return { ...entry, trouble: result?.refused ?? 'not-proved' };
  return { ...entry, receipt: { seq: receipt.seq, leaf: receipt.leaf, at }, trouble: null };
}
