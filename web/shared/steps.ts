import type { DiaryCardItem } from './wire';

/** The screens: one for each question, and one for all questions of a body map. */
export function steps(items: readonly DiaryCardItem[]): DiaryCardItem[][] {
  const screens: DiaryCardItem[][] = [];
  for (const item of items) {
    const last = screens.at(-1);
    // A card from before there were body maps says nothing of them.
    if ((item.region ?? null) !== null && (item.map ?? null) === null && (last?.[0]?.region ?? null) !== null) last!.push(item);
    else screens.push([item]);
  }
  return screens;
}

/** The screen on which the question stands. */
export const stepWith = (items: readonly DiaryCardItem[], id: string): readonly DiaryCardItem[] => steps(items).find(step => step.some(item => item.id === id)) ?? [];
