import type { ItemAnswer } from './wire';

/** A diary that is being filled in. It has the id of the entry that it will become, so that two windows cannot make two of it. */
export interface Draft {
  readonly id: string;
  readonly day: string;
  /** Counts the answers given; two windows that write at once notice each other by it. */
  readonly turn: number;
  readonly answers: readonly ItemAnswer[];
  /** What she says beside the diary: the name of its form and the day that it is about. Absent for a diary. */
  readonly said?: { readonly form: string; readonly about: string };
}

/** Which of some answers stay. */
export type Stay = (answers: readonly ItemAnswer[]) => ItemAnswer[];

/** The draft with answers in place of earlier ones to the same items. What is no longer asked after them does not stay. */
export function answered(draft: Draft, answers: readonly ItemAnswer[], stay: Stay = all => [...all]): Draft {
  const others = draft.answers.filter(given => answers.every(answer => answer.item !== given.item));
  return { ...draft, turn: draft.turn + 1, answers: stay([...others, ...answers]) };
}
