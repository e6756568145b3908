import type { Clock } from './clock';
import type { Chance } from './drafting';
import type { Store } from './store';
import { uuid7 } from './uuid7';
import type { Answer, ItemAnswer } from './wire';

/** What a phone says beside the diary. The same names stand in C#. */
export type Said = 'phone/report' | 'phone/note' | 'phone/checks' | 'phone/withdrawal';

/** Keeps what she says until it is sealed. It stands under its own id: there may be many of a day. */
export async function keepSaid(store: Store, clock: Clock, chance: Chance, form: Said, about: string, said: Readonly<Record<string, Answer>>): Promise<string> {
  const id = uuid7(clock.now(), chance());
  const answers: ItemAnswer[] = Object.entries(said).map(([item, answer]) => ({ item, answer, place: null, trial: 1 }));
  await store.write(tx => tx.put('draft', id, { id, day: id, turn: 1, answers, said: { form, about } }));
  return id;
}

/** What was kept and not sealed, because the app was closed between the two. */
export const unsealed = async (store: Store): Promise<string[]> => (await store.read(tx => tx.all('draft'))).filter(draft => draft.said !== undefined).map(draft => draft.day);
