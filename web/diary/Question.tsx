import { useState } from 'preact/hooks';
import type { Answer, DiaryCardItem, ItemAnswer } from '../shared/wire';
import { BodyMap } from './BodyMap';
import { Control } from './Control';
import { Heading } from './Heading';
import type { Texts } from './texts';

interface Props {
  readonly texts: Texts;
  /** Which evening it is for, or what has happened. */
  readonly heading: string;
  /** The question; of a body map all of one drawing. */
  readonly items: readonly [DiaryCardItem, ...DiaryCardItem[]];
  readonly step: number;
  readonly count: number;
  readonly answers: readonly ItemAnswer[];
  readonly back: () => void;
  /** Keeps the answers; the screen changes when they are on the disk. */
  readonly keep: (answers: readonly ItemAnswer[]) => Promise<void>;
}

/** One question a screen, or one body map. Nothing goes on by itself, and nothing is marked before she has answered. */
export function Question({ texts, heading, items, step, count, answers, back, keep }: Props) {
  const [item] = items;
  const isMap = (item.map ?? null) !== null;
  const [given, give] = useState<ReadonlyMap<string, Answer>>(
    () => new Map(answers.filter(({ answer }) => !('skipped' in answer)).filter(({ item: id }) => items.some(asked => asked.id === id)).map(({ item: id, answer }) => [id, answer])),
  );
  const [missing, miss] = useState(false);
  const [failed, fail] = useState(false);
  const go = (what: (id: string) => Answer): void => {
    fail(false);
    keep(items.map(({ id }) => ({ item: id, answer: what(id), place: null, trial: 1 }))).catch(() => fail(true));
  };
  const marked = new Set([...given].filter(([, answer]) => 'boolean' in answer && answer.boolean).map(([id]) => id));
  const mark = (id: string): void => {
    const now = new Set(marked.has(id) ? [...marked].filter(other => other !== id) : [...marked, id]);
    give(now.size === 0 ? new Map() : new Map(items.map(asked => [asked.id, { boolean: now.has(asked.id) }])));
  };
  const none = isMap && given.size > 0 && marked.size === 0;
  const nowhere = (): void => give(none ? new Map() : new Map(items.map(asked => [asked.id, { boolean: false }])));
  return (
    <section class="question" data-step={step}>
      <p class="progress">
        <span dir="auto">{heading}</span>
        <span dir="auto">{`${step} ${texts.of} ${count}`}</span>
      </p>
      <Heading dir="auto">{item.map ?? item.ask}</Heading>
      {item.kind === 'line' && <p class="hint">{texts.tapLine}</p>}
      <p class="missing" role="alert">
        {failed ? texts.notSaved : missing && given.size === 0 ? (item.kind === 'line' ? texts.tapLineFirst : texts.chooseFirst) : ''}
      </p>
      {isMap ? (
        <BodyMap texts={texts} items={items} marked={marked} none={none} mark={mark} nowhere={nowhere} />
      ) : (
        <Control texts={texts} item={item} answer={given.get(item.id)} give={answer => give(answer === null ? new Map() : new Map([[item.id, answer]]))} />
      )}
      <div class="turn">
        <button class="quiet" onClick={back}>
          {texts.back}
        </button>
        {item.optional && (
          <button class="quiet" onClick={() => go(() => ({ skipped: true }))}>
            {texts.skip}
          </button>
        )}
        <button class="next" aria-disabled={given.size === 0} onClick={() => (given.size === 0 ? miss(true) : go(id => given.get(id) ?? { boolean: false }))}>
          {texts.next}
        </button>
      </div>
    </section>
  );
}
