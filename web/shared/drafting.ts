import { answered, type Draft, type Stay } from './draft';
import { only, type Store, type Transaction } from './store';
import { later, type Clock } from './clock';
import { NotKept } from './store';
import { uuid7 } from './uuid7';
import type { ItemAnswer } from './wire';

/** Sixteen bytes of chance. */
export type Chance = () => Uint8Array;

/** The day's diary has been finished: it is not written twice. */
export class DayIsFinished extends Error {}

/** Keeps the answers of one screen, all or none. When this resolves they are on the disk, and only then may the screen change. */
export async function keepAnswers(store: Store, clock: Clock, chance: Chance, day: string, answers: readonly ItemAnswer[], stay?: Stay): Promise<Draft> {
  const id = uuid7(clock.now(), chance());
  const [begun, kept, moment] = await store.write(async tx => {
    if (await isFinished(tx, day)) throw new DayIsFinished(day);
    const before = (await tx.get('draft', day)) ?? { id, day, turn: 0, answers: [] };
    const draft = answered(before, answers, stay);
    await tx.put('draft', day, draft);
    const moment = later(await tx.get('seen', only), clock.now());
    await tx.put('seen', only, moment);
    return [before, draft, moment] as const;
  });
  const [found, seen] = await store.read(async tx => [await tx.get('draft', day), await tx.get('seen', only)] as const);
  // Another window may have sent the diary between the writing and the look: it is finished then, and nothing failed.
  if (found === undefined && (await store.read(tx => isFinished(tx, day)))) throw new DayIsFinished(day);
  // The moment is read back too: another window may have given the same answer, and this writing, with the hour that shows a clock set back, is lost.
  const passed = seen !== undefined && (seen.at >= moment.at || (seen.told ?? 0) !== moment.told);
  if (found === undefined || !passed || !answers.every(answer => holds(answer, begun, kept, found, stay))) throw new NotKept(day);
  return kept;
}

/**
 * Whether an answer is there. The turn alone does not say so: another window may have written in the place of a write that the browser lost.
 * A later answer of that window to the same question takes the place of this one, and after an answer of its own this one may not be asked any more.
 */
function holds(answer: ItemAnswer, begun: Draft, kept: Draft, found: Draft, stay?: Stay): boolean {
  const of = ({ answers }: Pick<Draft, 'answers'>): string | undefined => JSON.stringify(answers.find(given => given.item === answer.item));
  if (of(found) === of(kept)) return true;
  if (found.turn <= kept.turn) return false;
  return of(found) === undefined ? of(answered(found, [answer], stay)) === undefined : of(found) !== of(begun);
}

/** Throws away what was begun by mistake. What was sent stays sent: its draft is gone already. */
export async function discard(store: Store, day: string): Promise<void> {
  await store.write(tx => tx.remove('draft', day));
  if ((await store.read(tx => tx.get('draft', day))) !== undefined) throw new NotKept(day);
}

async function isFinished(tx: Transaction, day: string): Promise<boolean> {
  return (await tx.all('entry')).some(entry => entry.day === day);
}
