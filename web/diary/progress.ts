import type { DiaryCard } from '../shared/wire';

/** How many diary days since the last visit are done, of how many. What this phone holds counts before the study has it. */
export function progress(card: DiaryCard, finished: ReadonlySet<string>, now: number): { readonly done: number; readonly of: number } | null {
  const { since, before } = card.progress;
  if (since === null) return null;
  const all = doneDays(card, finished);
  const done = [...all].filter(day => day >= since).length;
  const over = card.windows.filter(window => all.has(window.day) || Date.parse(window.closes) <= now).length;
  return { done, of: Math.max(done, before + over) };
}

/** The days that need no diary any more: the study has it, also when another phone of hers wrote it, or this phone does. */
export const doneDays = (card: DiaryCard, finished: ReadonlySet<string>): ReadonlySet<string> => new Set([...card.progress.done, ...[...finished].filter(isDay)]);

/** What she says beside the diary stands under an id and not under a day. */
export const isDay = (day: string): boolean => /^\d{4}-\d\d-\d\d$/.test(day);
