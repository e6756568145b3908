import type { Entry } from '../shared/entry';

/** How what a call is about stands on this phone. */
export type Kept = 'waiting' | 'sent';

/** No call waits longer for the disk. */
const patience = 2_000;

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((tell, fail) => {
    request.onsuccess = () => tell(request.result);
    request.onerror = () => fail(request.error!);
  });

/** What this phone has of a diary or a prompt; null when it has nothing, or cannot say. The worker is one file, so it reads the database by itself. */
export const keptHere = (name: string): Promise<Kept | null> =>
  Promise.race([find(name).catch(() => null), new Promise<null>(tell => setTimeout(tell, patience, null))]);

async function find(name: string): Promise<Kept | null> {
  const opening = indexedDB.open('daybook');
  // Where there is none, none is made.
  opening.onupgradeneeded = () => opening.transaction!.abort();
  const database = await answered(opening);
  try {
    const entries = (await answered(database.transaction('entry').objectStore('entry').getAll())) as Entry[];
    const entry = entries.find(one => one.day === name);
    return entry === undefined ? null : entry.receipt === null ? 'waiting' : 'sent';
  } finally {
    database.close();
  }
}
