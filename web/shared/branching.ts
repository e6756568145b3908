import type { Answer, DiaryCardItem, DiaryCardWhen, ItemAnswer } from './wire';

/** The questions that are asked, as far as the answers so far say, in order. Who skipped the earlier one, or was not asked it, is not asked the later one. */
export function asked(items: readonly DiaryCardItem[], answers: readonly ItemAnswer[]): DiaryCardItem[] {
  const kept: DiaryCardItem[] = [];
  for (const item of items) {
    // A card from before such questions were known says nothing of them.
    const when = item.when ?? null;
    const before = when === null ? undefined : kept.find(earlier => earlier.id === when.item);
    const answer = before && answers.find(given => given.item === before.id)?.answer;
    if (when === null || (answer !== undefined && leads(when, answer))) kept.push(item);
  }
  return kept;
}

/** The answers without those to questions that are no longer asked. */
export function stillAsked(items: readonly DiaryCardItem[], answers: readonly ItemAnswer[]): ItemAnswer[] {
  const left = new Set(asked(items, answers).map(item => item.id));
  return answers.filter(answer => left.has(answer.item) || items.every(item => item.id !== answer.item));
}

/** Whether the answer is the one. */
export function leads(when: DiaryCardWhen, answer: Answer): boolean {
  if ('boolean' in answer) return answer.boolean === when.yes;
  if ('code' in answer) return when.chosen.includes(answer.code);
  return 'number' in answer && when.bound !== null && compares(answer.number, when.compares, when.bound);
}

function compares(value: number, sign: string | null, bound: number): boolean {
  if (sign === '<') return value < bound;
  if (sign === '<=') return value <= bound;
  if (sign === '=') return value === bound;
  return sign === '>=' ? value >= bound : value > bound;
}
