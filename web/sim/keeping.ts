import { told, type Clock } from '../shared/clock';
import { keepAnswers } from '../shared/drafting';
import { NotKept, only, type Store, type Transaction } from '../shared/store';
import type { ItemAnswer } from '../shared/wire';

const day = '2026-06-01';
const clock = (now: number): Clock => ({ now: () => now, zone: () => 'Europe/Madrid', offset: () => 120 });

const number = (item: string, value: number): ItemAnswer => ({ item, answer: { number: value }, place: null, trial: 1 });

const keep = (store: Store, answer: ItemAnswer, stay?: (answers: readonly ItemAnswer[]) => ItemAnswer[], now = 0): Promise<unknown> =>
  keepAnswers(store, clock(now), () => new Uint8Array(16), day, [answer], stay);

/** A disk on which something else happens between a write and the look at it; the write may come to nothing, as a browser may lie. */
const interrupted = (store: Store, lies: boolean, meanwhile: () => Promise<unknown>): Store => ({
  read: act => store.read(act),
  write: async act => {
    const nothing = async (): Promise<void> => undefined;
    const lost = (tx: Transaction): Transaction => ({ get: (table, key) => tx.get(table, key), all: table => tx.all(table), put: nothing, remove: nothing });
    const result = await (lies ? store.read(tx => act(lost(tx))) : store.write(act));
    await meanwhile();
    return result;
  },
});

/** Whether it was said that an answer is not kept. */
const refused = (act: Promise<unknown>): Promise<boolean> => act.then(() => false, problem => problem instanceof NotKept);

/** What keeping an answer promises, whatever another window does between its writing and the look at it. */
export const keeping: Readonly<Record<string, (one: Store, other: Store) => Promise<boolean>>> = {
  'an answer that is lost is not called kept': one => refused(keep(interrupted(one, true, async () => undefined), number('pain', 5))),
  'an answer that is lost behind one of the other window is not called kept': (one, other) => refused(keep(interrupted(one, true, () => keep(other, number('sleep', 1))), number('pain', 5))),
  'a change that is lost behind several of the other window is not called kept': async (one, other) => {
    await keep(one, number('pain', 3));
    const meanwhile = async (): Promise<void> => {
      for (const value of [1, 2]) await keep(other, number('sleep', value));
    };
    return refused(keep(interrupted(one, true, meanwhile), number('pain', 5)));
  },
  'an answer that is lost behind the same one of the other window is not called kept, for its hour is lost': (one, other) =>
    refused(keep(interrupted(one, true, () => keep(other, number('pain', 5))), number('pain', 5), undefined, 60_000)),
  'an answer is kept also where the server says meanwhile that it is earlier': async (one, other) => {
    const meanwhile = (): Promise<unknown> => other.write(async tx => tx.put('seen', only, told(await tx.get('seen', only), 0)));
    return !(await refused(keep(interrupted(one, false, meanwhile), number('pain', 5), undefined, 60_000)));
  },
  'a later answer of the other window takes the place of one that was kept': async (one, other) => !(await refused(keep(interrupted(one, false, () => keep(other, number('pain', 7))), number('pain', 5)))),
  'an answer that is not asked any more after one of the other window was kept': async (one, other) => {
    const without = (answers: readonly ItemAnswer[]): ItemAnswer[] => (answers.some(given => given.item === 'sleep') ? answers.filter(given => given.item !== 'pain') : [...answers]);
    return !(await refused(keep(interrupted(one, false, () => keep(other, number('sleep', 1), without)), number('pain', 5), without)));
  },
};
