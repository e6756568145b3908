import { nameOfPrompt } from './occasion';
import type { DiaryCard, DiaryCardItem, DiaryCardPrompt, DiaryCardWindow } from './wire';

/** How the diary of one day stands at a moment, as far as the phone can know; the server judges. */
export interface Door {
  readonly window: DiaryCardWindow;
  readonly late: boolean;
  /** Until when it can be written so. */
  readonly until: number;
}

/** The diaries that can be written now: last night's while it is still open, then tonight's. */
export function open(card: DiaryCard, now: number, finished: ReadonlySet<string>): Door[] {
  return card.windows
    .filter(window => !finished.has(window.day) && Date.parse(window.opens) <= now && now < Date.parse(window.lateUntil))
    .map(window => {
      const late = now >= Date.parse(window.closes);
      return { window, late, until: Date.parse(late ? window.lateUntil : window.closes) };
    });
}

/** The questions of a diary day. A card from before questions could rest says nothing of them; a day that it does not name asks all. */
export function diaryOn(card: DiaryCard, day: string): readonly DiaryCardItem[] {
  const without = card.windows.find(window => window.day === day)?.without ?? [];
  return card.items.filter(item => !without.includes(item.id));
}

/** A prompt that can be answered now. */
export interface Asking {
  readonly name: string;
  readonly title: string;
  readonly until: number;
}

/** A card from before there were prompts says nothing of them. */
export const promptsOf = (card: DiaryCard): readonly DiaryCardPrompt[] => card.prompts ?? [];

export function asking(card: DiaryCard, now: number, finished: ReadonlySet<string>): Asking[] {
  return promptsOf(card).flatMap(prompt =>
    prompt.windows
      .filter(window => Date.parse(window.opens) <= now && now < Date.parse(window.closes))
      .map(window => ({ name: nameOfPrompt(prompt.id, window.key), title: prompt.title, until: Date.parse(window.closes) }))
      .filter(one => !finished.has(one.name)),
  );
}

/** When the next diary opens, or a prompt at a set time; of random ones nobody is told. Null when the card has none. */
export function next(card: DiaryCard, now: number): number | null {
  const told = promptsOf(card).filter(prompt => prompt.told).flatMap(prompt => prompt.windows);
  const later = [...card.windows, ...told].map(window => Date.parse(window.opens)).filter(opens => opens > now);
  return later.length === 0 ? null : Math.min(...later);
}
