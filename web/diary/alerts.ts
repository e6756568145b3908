import { leads } from '../shared/branching';
import type { Answer, DiaryCard, DiaryCardAlert } from '../shared/wire';
import type { Draft } from '../shared/draft';

/** The alerts that one answer raises. */
export const raisedBy = (card: DiaryCard, item: string, answer: Answer): DiaryCardAlert[] => card.alerts.filter(({ when }) => when.item === item && leads(when, answer));

/** What the phone says at once to one answer. */
export const saysTo = (card: DiaryCard, item: string, answer: Answer): string[] => raisedBy(card, item, answer).map(alert => alert.say);

/** The same for a diary that is gone on with: nothing that matters is missed because the app was closed. */
export const saysToAll = (card: DiaryCard, draft: Draft | undefined): string[] => (draft?.answers ?? []).flatMap(({ item, answer }) => saysTo(card, item, answer));
