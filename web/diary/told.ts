/** What the study told this phone. A network that answers in the study's place, with a page of its own, has told nothing. */
import type { DiaryCard, OwnReport } from '../shared/wire';

/** What a card lacks that an older server made. */
const older: Pick<DiaryCard, 'progress' | 'contact' | 'alerts' | 'directions'> = { progress: { since: null, done: [], before: 0, visit: null, time: null, stays: null, over: false }, contact: { telephone: null, emergency: '112' }, alerts: [], directions: null };

/** The card; null where the words are none. */
export function cardOf(text: string): DiaryCard | null {
  const told = read<DiaryCard>(text);
  return told !== null && Array.isArray(told.items) && Array.isArray(told.windows) ? { ...older, ...(told as DiaryCard) } : null;
}

/** Her own report; null where the words are none. */
export function reportOf(text: string): OwnReport | null {
  const told = read<OwnReport>(text);
  return told?.report === undefined ? null : (told as OwnReport);
}

function read<T>(text: string): Partial<T> | null {
  try {
    const told: unknown = JSON.parse(text);
    return typeof told === 'object' ? (told as Partial<T> | null) : null;
  } catch {
    return null;
  }
}
