/** A second copy of what is saved and not sent, beside the database. A browser that finds its database damaged throws it away with everything in it, the phone's key too, and tells nobody; what stands here is signed already, and goes without the key. */
import { bodyOf } from '../shared/asking';
import { toBase64 } from '../shared/bytes';
import type { Clock } from '../shared/clock';
import type { Entry } from '../shared/entry';
import { requestText, type Identity, type Sign } from '../shared/signing';
import type { Joined } from '../shared/store';
import { sha256 } from '../shared/webKey';
import type { RescueFile } from '../shared/wire';

const shelf = 'unsent';
const pathOf = (id: string): string => `/phone/unsent/${id}`;

/** One entry as the request that sends it, with all that is needed to send it and to believe the answer. */
export interface Spare extends Identity {
  readonly logKey: string;
  readonly body: string;
  readonly signature: string;
}

/** Copies these entries where the study has no receipt for them and no copy is here, and throws away the copies of the others. */
export async function keepUp(entries: readonly Entry[], clock: Clock, sign: Sign, joined: Joined): Promise<void> {
  const kept = await caches.open(shelf);
  const there = await namesOn(kept);
  // First what makes room.
  for (const { id, receipt } of entries) if (receipt !== null && there.has(pathOf(id))) await kept.delete(pathOf(id));
  for (const entry of entries) if (entry.receipt === null && !there.has(pathOf(entry.id))) await kept.put(pathOf(entry.id), new Response(JSON.stringify(await copyOf(entry, clock, sign, joined))));
}

/** The copies of which the database knows nothing. Fails where the database cannot be read, for then nobody knows. */
export async function orphans(stored: () => Promise<readonly Entry[]>): Promise<Spare[]> {
  const kept = await caches.open(shelf);
  // The names first: an entry is in the database before its copy is here.
  const names = await namesOn(kept);
  if (names.size > 0) for (const { id } of await stored()) names.delete(pathOf(id));
  const answers = await Promise.all([...names].map(name => kept.match(name)));
  return Promise.all(answers.filter(answer => answer !== undefined).map(answer => answer.json() as Promise<Spare>));
}

/** They as files that the team can bring in. A file is of one phone, and this one may have been several, one after the other. */
export function filesOf(copies: readonly Spare[]): RescueFile[] {
  const files = new Map<string, RescueFile>();
  for (const { study, device, body, signature } of copies) {
    const file = files.get(device) ?? { format: 'daybook-rescue/1', study, device, requests: [] };
    files.set(device, { ...file, requests: [...file.requests, { body, signature }] });
  }
  return [...files.values()];
}

export async function throwAway(ids: readonly string[]): Promise<void> {
  const kept = await caches.open(shelf);
  for (const id of ids) await kept.delete(pathOf(id));
}

export const throwAllAway = async (): Promise<boolean> => caches.delete(shelf);

async function copyOf(entry: Entry, clock: Clock, sign: Sign, { study, device, participant, logKey }: Joined): Promise<Spare> {
  // Nobody knows when it will be sent.
  const body = JSON.stringify({ ...bodyOf({ head: undefined, lost: undefined, entries: [entry] }, clock), sent: null });
  return { study, device, participant, logKey, body, signature: toBase64(await sign(await requestText(sha256, 'POST', `/s/${study}/sync`, body))) };
}

const namesOn = async (kept: Cache): Promise<Set<string>> => new Set((await kept.keys()).map(request => new URL(request.url).pathname));
