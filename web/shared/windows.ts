import type { DiaryCard, DiaryCardWindow } from './wire';

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

/** When the next diary opens; null when the card has none. */
export function next(card: DiaryCard, now: number): number | null {
  return card.windows.map(window => Date.parse(window.opens)).find(opens => opens > now) ?? null;
}
