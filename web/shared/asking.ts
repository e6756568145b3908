import type { Clock } from './clock';
import { iso } from './clock';
import type { Entry } from './entry';
import type { Head } from './head';
import { only, type Store } from './store';
import type { SyncEntry, SyncRequest } from './wire';

/** So many entries go in one request: a cut one costs little. */
export const most = 20;

/** What one request asks, with what the phone knew when it asked. */
export interface Asked {
  readonly head: Head | undefined;
  readonly lost: Head | undefined;
  readonly entries: readonly Entry[];
}

/** The entries that have no receipt yet, oldest first; those with which it had trouble come after the others, and block nothing. */
export async function unsent(store: Store): Promise<Entry[]> {
  const waiting = (await store.read(tx => tx.all('entry'))).filter(entry => entry.receipt === null);
  return [...waiting.filter(entry => entry.trouble === null), ...waiting.filter(entry => entry.trouble !== null)];
}

export async function toAsk(store: Store): Promise<Asked> {
  const entries = (await unsent(store)).slice(0, most);
  return store.read(async tx => ({ head: await tx.get('head', only), lost: await tx.get('lost', only), entries }));
}

export function bodyOf(asked: Asked, clock: Clock): SyncRequest {
  const lost = asked.lost;
  return {
    sent: iso(clock, clock.now()),
    head: asked.head?.size ?? null,
    lost: lost === undefined ? null : { size: lost.size, root: lost.root },
    entries: asked.entries.map(wired),
  };
}

const wired = ({ id, number, payload, localClock, zone, seen, signature }: Entry): SyncEntry => ({ id, number, payload, localClock, zone, seen, signature });
