/** A second copy of what is saved and not sent, beside the database. A browser that finds its database damaged throws it away with everything in it, the phone's key too, and tells nobody; what stands here is signed already, and goes without the key. */
import { bodyOf } from '../shared/asking';
import { toBase64 } from '../shared/bytes';
import type { Clock } from '../shared/clock';
import type { Entry } from '../shared/entry';
import { LogKey } from '../shared/logKey';
import { taken } from '../shared/receiving';
import { headersOf, requestText, type Identity, type Sign } from '../shared/signing';
import type { Post } from '../shared/sender';
import type { Joined, Store } from '../shared/store';
import { sha256, verify } from '../shared/webKey';
import type { RescueFile, SyncReply, SyncRequest } from '../shared/wire';

const shelf = 'unsent';
const pathOf = (id: string): string => `/phone/unsent/${id}`;

/** One entry as the request that sends it, with all that is needed to send it and to believe the answer. */
export interface Copy extends Identity {
  readonly logKey: string;
  readonly body: string;
  readonly signature: string;
}

/** Copies these entries where the study has no receipt for them and no copy is here, and throws away the copies of the others. */
export async function keepUp(entries: readonly Entry[], clock: Clock, sign: Sign, joined: Joined): Promise<void> {
  const kept = await caches.open(shelf);
  const there = await namesOn(kept);
  for (const entry of entries) {
    const path = pathOf(entry.id);
    if (entry.receipt !== null && there.has(path)) await kept.delete(path);
    if (entry.receipt === null && !there.has(path)) await kept.put(path, new Response(JSON.stringify(await copyOf(entry, clock, sign, joined))));
  }
}

/** What the database should hold and does not. */
export async function orphans(store: Store): Promise<Copy[]> {
  const kept = await caches.open(shelf);
  // The names first: an entry is in the database before its copy is here.
  const names = await namesOn(kept);
  // A database that cannot be opened any more holds nothing.
  const entries = await store.read(tx => tx.all('entry')).catch((): Entry[] => []);
  for (const entry of entries) names.delete(pathOf(entry.id));
  const answers = await Promise.all([...names].map(name => kept.match(name)));
  return Promise.all(answers.filter(answer => answer !== undefined).map(answer => answer.json() as Promise<Copy>));
}

/** Sends them; those that the study did not take stay, and are returned. */
export async function sendOrphans(copies: readonly Copy[], post: Post): Promise<Copy[]> {
  const left: Copy[] = [];
  for (const copy of copies) if (!(await send(copy, post).catch(() => false))) left.push(copy);
  return left;
}

/** They as the file that the team can bring in; null when there are none. */
export function fileOf(copies: readonly Copy[]): RescueFile | null {
  const [first] = copies;
  if (first === undefined) return null;
  const { study, device } = first;
  // A file is of one phone; what is of an earlier one still waits to be sent.
  const requests = copies.filter(copy => copy.device === device).map(({ body, signature }) => ({ body, signature }));
  return { format: 'daybook-rescue/1', study, device, requests };
}

export const throwCopiesAway = (): Promise<boolean> => caches.delete(shelf);

async function send(copy: Copy, post: Post): Promise<boolean> {
  const { entries } = JSON.parse(copy.body) as SyncRequest;
  const answer = await post(`/s/${copy.study}/sync`, headersOf(copy.device, copy.signature), copy.body);
  if (answer.status !== 200) return false;
  const judging = { hash: sha256, log: new LogKey(verify, copy.logKey), who: copy };
  const proved = await taken(judging, entries, JSON.parse(answer.text) as SyncReply);
  const all = entries.every(entry => proved.has(entry.id));
  const kept = await caches.open(shelf);
  if (all) for (const { id } of entries) await kept.delete(pathOf(id));
  return all;
}

async function copyOf(entry: Entry, clock: Clock, sign: Sign, { study, device, participant, logKey }: Joined): Promise<Copy> {
  // Nobody knows when it will be sent.
  const body = JSON.stringify({ ...bodyOf({ head: undefined, lost: undefined, entries: [entry] }, clock), sent: null });
  return { study, device, participant, logKey, body, signature: toBase64(await sign(await requestText(sha256, 'POST', `/s/${study}/sync`, body))) };
}

const namesOn = async (kept: Cache): Promise<Set<string>> => new Set((await kept.keys()).map(request => new URL(request.url).pathname));
