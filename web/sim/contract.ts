import type { Draft } from '../shared/draft';
import { only, type Store } from '../shared/store';
import { keeping } from './keeping';

/** Two windows on one disk. */
export type Windows = () => Promise<readonly [Store, Store]>;

type Promises = Readonly<Record<string, (one: Store, other: Store) => Promise<boolean>>>;

const draft = (id: string, turn: number): Draft => ({ id, day: id, turn, answers: [] });

const numbers = (store: Store): Promise<readonly number[]> => store.read(async tx => (await tx.all('draft')).map(kept => kept.turn));

/** What the outbox asks of every disk, with its name. Each is tried on an empty one. */
const promises: Promises = {
  'what is not there is not found': async one => one.read(async tx => (await tx.get('draft', 'a')) === undefined && (await tx.all('draft')).length === 0),
  'what was written is read back, by the other window too': async (one, other) => {
    await one.write(tx => tx.put('draft', 'a', draft('a', 1)));
    return (await numbers(one)).join() === '1' && (await numbers(other)).join() === '1';
  },
  'a transaction sees what it wrote itself': async one =>
    one.write(async tx => {
      await tx.put('draft', 'a', draft('a', 1));
      return (await tx.get('draft', 'a'))?.turn === 1 && (await tx.all('draft')).length === 1;
    }),
  'all come in the order of their keys': async one => {
    await one.write(async tx => {
      for (const id of ['b', 'c', 'a', '10', '9']) await tx.put('draft', id, draft(id, 0));
    });
    return (await one.read(async tx => (await tx.all('draft')).map(kept => kept.id))).join() === '10,9,a,b,c';
  },
  'a second writing takes the place of the first': async one => {
    for (const turn of [1, 2]) await one.write(tx => tx.put('draft', 'a', draft('a', turn)));
    return (await numbers(one)).join() === '2';
  },
  'what was removed is gone, and nothing else': async one => {
    await one.write(async tx => {
      for (const [at, id] of ['a', 'b'].entries()) await tx.put('draft', id, draft(id, at));
      await tx.remove('draft', 'a');
      await tx.remove('draft', 'nothing');
    });
    return (await numbers(one)).join() === '1';
  },
  'tables do not see each other': async one => {
    await one.write(tx => tx.put('draft', only, draft('a', 1)));
    return one.read(async tx => (await tx.get('numbering', only)) === undefined);
  },
  'a write that fails leaves nothing, and its failure is told': async one => {
    await one.write(tx => tx.put('draft', 'a', draft('a', 1)));
    const failed = one.write(async tx => {
      await tx.put('draft', 'a', draft('a', 2));
      await tx.put('draft', 'b', draft('b', 3));
      throw new RangeError('on purpose');
    });
    return (await failed.catch((problem: unknown) => problem instanceof RangeError)) === true && (await numbers(one)).join() === '1';
  },
  'after a write that failed others succeed': async one => {
    await one.write(() => Promise.reject(new Error('on purpose'))).catch(() => undefined);
    await one.write(tx => tx.put('draft', 'a', draft('a', 1)));
    return (await numbers(one)).join() === '1';
  },
  'a read that fails says so': async one => (await one.read(() => Promise.reject(new RangeError('on purpose'))).catch((problem: unknown) => problem instanceof RangeError)) === true,
  'a write hands on what its act gave': async one => (await one.write(() => Promise.resolve(7))) === 7,
  'writes of two windows come one after the other': async (one, other) => {
    const count = (store: Store): Promise<void> => store.write(async tx => tx.put('numbering', only, { last: ((await tx.get('numbering', only))?.last ?? 0) + 1 }));
    await Promise.all(Array.from({ length: 40 }, (_, n) => count(n % 2 === 0 ? one : other)));
    return (await one.read(tx => tx.get('numbering', only)))?.last === 40;
  },
  'a read sees all of a write or nothing': async (one, other) => {
    const both = (turn: number): Promise<void> =>
      one.write(async tx => {
        await tx.put('draft', 'a', draft('a', turn));
        await tx.put('draft', 'b', draft('b', turn));
      });
    await both(0);
    const seen = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? both(n + 1).then(() => [0, 0]) : numbers(other))));
    return seen.every(([left, right]) => left === right);
  },
  'what was handed out or in changes nothing any more': async one => {
    const given = { ...draft('a', 1), answers: [{ item: 'pain', answer: { number: 1 }, place: null, trial: 1 }] };
    await one.write(tx => tx.put('draft', 'a', given));
    given.answers.pop();
    const found = await one.read(tx => tx.get('draft', 'a'));
    (found!.answers as unknown[]).pop();
    return (await one.read(tx => tx.get('draft', 'a')))!.answers.length === 1;
  },
  ...keeping,
};

export const names: readonly string[] = Object.keys(promises);

/** The promises that a disk does not keep. */
export async function broken(windows: Windows): Promise<string[]> {
  const found: string[] = [];
  for (const [name, holds] of Object.entries(promises)) {
    const [one, other] = await windows();
    if (!(await holds(one, other).catch(() => false))) found.push(name);
  }
  return found;
}
