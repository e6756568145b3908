import { drawingOf, drawings } from './body';
import type { DiaryCardItem } from './wire';

/** What is asked as one: a question, or all questions of a body map. */
export function maps(items: readonly DiaryCardItem[]): DiaryCardItem[][] {
  const several: DiaryCardItem[][] = [];
  for (const item of items) {
    const last = several.at(-1);
    // A card from before there were body maps says nothing of them.
    if ((item.region ?? null) !== null && (item.map ?? null) === null && (last?.[0]?.region ?? null) !== null) last!.push(item);
    else several.push([item]);
  }
  return several;
}

/** The screens: one for each question, and one for each drawing of a body map. */
export const steps = (items: readonly DiaryCardItem[]): DiaryCardItem[][] => maps(items).flatMap(drawn);

/** Above each drawing stands the question of the map. */
function drawn(map: readonly DiaryCardItem[]): DiaryCardItem[][] {
  const [{ region, map: ask }] = map as [DiaryCardItem];
  if ((region ?? null) === null) return [[...map]];
  const on = drawings.map(drawing => map.filter(item => drawingOf(item.region!) === drawing));
  return on.filter(items => items.length > 0).map(([first, ...others]) => [{ ...first!, map: ask }, ...others]);
}

/** The screen on which the question stands. */
export const stepWith = (items: readonly DiaryCardItem[], id: string): readonly DiaryCardItem[] => steps(items).find(step => step.some(item => item.id === id)) ?? [];
