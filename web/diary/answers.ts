import type { Answer, DiaryCardItem, ItemAnswer } from '../shared/wire';
import type { Texts } from './texts';

/** What an answer is in words. A mark on a line is said to be there and not what it is worth: a number would pull the next one towards it. */
export function say(texts: Texts, item: DiaryCardItem, answer: Answer | undefined): string {
  if (answer === undefined) return texts.notAnswered;
  if ('skipped' in answer) return texts.skipped;
  if (item.kind === 'line') return texts.marked;
  if ('boolean' in answer) return answer.boolean ? texts.yes : texts.no;
  if ('code' in answer) return item.choices.find(choice => choice.id === answer.code)?.label ?? answer.code;
  if ('number' in answer) return `${answer.number}${unitOf(item)}`;
  if ('time' in answer) return answer.time;
  return 'date' in answer ? answer.date : answer.text;
}

/** What the answers of one screen are in words; of a body map, the places that are marked. */
export function saySeveral(texts: Texts, items: readonly DiaryCardItem[], answers: readonly ItemAnswer[]): string {
  const given = (item: DiaryCardItem): Answer | undefined => answers.find(answer => answer.item === item.id)?.answer;
  const [first] = items;
  if (first === undefined) return '';
  const head = given(first);
  if ((first.map ?? null) === null || head === undefined || 'skipped' in head) return say(texts, first, head);
  const marked = items.filter(item => JSON.stringify(given(item)) === '{"boolean":true}').map(item => item.ask);
  return marked.length === 0 ? texts.nowhere : marked.join(', ');
}

/** Places of the unmarked line; the first is 0. */
export const places = 100;

export const low = (item: DiaryCardItem): number => item.low ?? 0;
export const high = (item: DiaryCardItem): number => item.high ?? places;

const number = (item: DiaryCardItem, value: number): Answer => (item.unit === null ? { number: value } : { number: value, unit: item.unit });

/** Rounded at the twelfth digit, so that 3.3 is not 3.3000000000000003. */
export const atPlace = (item: DiaryCardItem, place: number): Answer =>
  number(item, Number((low(item) + ((high(item) - low(item)) * place) / places).toPrecision(12)));

export const placeOf = (item: DiaryCardItem, value: number): number => Math.round(((value - low(item)) / (high(item) - low(item))) * places);

/** What was typed as an answer of the item's kind; null when it is none. */
export function typed(item: DiaryCardItem, text: string): Answer | null {
  if (text === '') return null;
  if (item.kind === 'time') return { time: text };
  if (item.kind === 'date') return { date: text };
  if (item.kind === 'text') return { text };
  const value = numberIn(text);
  return value === null ? null : number(item, value);
}

/** The number that was typed, in whatever digits her keyboard has; null for what is none, or not yet. */
function numberIn(text: string): number | null {
  const plain = [...text.trim().normalize('NFKC')].map(sign => digit(sign) ?? sign).join('').replace(/[,٫]/, '.').replace('−', '-');
  return /^-?(\d+(\.\d+)?|\.\d+)$/.test(plain) ? Number(plain) : null;
}

/** Digits of other scripts stand in tens: the first of each ten is its nought. */
function digit(sign: string): string | null {
  if (!/\p{Nd}/u.test(sign)) return null;
  let nought = sign.codePointAt(0)!;
  while (sign.codePointAt(0)! - nought < 9 && /\p{Nd}/u.test(String.fromCodePoint(nought - 1))) nought--;
  return String(sign.codePointAt(0)! - nought);
}

/** The unit as people write it, with the space before it; nothing where there is none, or a card from before it said so. */
export const unitOf = (item: DiaryCardItem): string => ((item.beside ?? null) === null ? '' : ` ${item.beside}`);

/** One cell for each whole number of the range, when they fit the screen. */
export function cells(item: DiaryCardItem): readonly number[] | null {
  if ((item.kind !== 'scale' && item.kind !== 'count') || item.low === null || item.high === null || item.high - item.low > 24) return null;
  const first = item.low;
  return Array.from({ length: item.high - first + 1 }, (_, n) => first + n);
}
