import { leads } from '../shared/branching';
import type { Answer, DiaryCard } from '../shared/wire';
import type { Draft } from '../shared/draft';

/** What the phone says at once to one answer. */
export const saysTo = (card: DiaryCard, item: string, answer: Answer): string[] =>
  card.alerts.filter(({ when }) => when.item === item && leads(when, answer)).map(alert => alert.say);

/** The same for a diary that is gone on with: nothing that matters is missed because the app was closed. */
export const saysToAll = (card: DiaryCard, draft: Draft | undefined): string[] => (draft?.answers ?? []).flatMap(({ item, answer }) => saysTo(card, item, answer));
