import { useState } from 'preact/hooks';
import type { Answer, DiaryCardItem } from '../shared/wire';
import { Control } from './Control';
import type { Texts } from './texts/en';

interface Props {
  readonly texts: Texts;
  /** Which evening it is for, or what has happened. */
  readonly heading: string;
  readonly item: DiaryCardItem;
  readonly step: number;
  readonly count: number;
  readonly answer: Answer | undefined;
  readonly back: () => void;
  /** Keeps the answer; the screen changes when it is on the disk. */
  readonly keep: (answer: Answer) => Promise<void>;
}

/** One question a screen. Nothing goes on by itself, and nothing is marked before she has answered. */
export function Question({ texts, heading, item, step, count, answer, back, keep }: Props) {
  const [given, give] = useState<Answer | null>(answer !== undefined && !('skipped' in answer) ? answer : null);
  const [missing, miss] = useState(false);
  const [failed, fail] = useState(false);
  const go = (what: Answer): void => {
    fail(false);
    keep(what).catch(() => fail(true));
  };
  return (
    <section class="question" data-step={step}>
      <p class="progress">
        <span dir="auto">{heading}</span>
        <span dir="auto">{`${step} ${texts.of} ${count}`}</span>
      </p>
      <h1 dir="auto">{item.ask}</h1>
      {item.kind === 'line' && <p class="hint">{texts.tapLine}</p>}
      <p class="missing" role="alert">
        {failed ? texts.notSaved : missing && given === null ? (item.kind === 'line' ? texts.tapLineFirst : texts.chooseFirst) : ''}
      </p>
      <Control texts={texts} item={item} answer={given ?? undefined} give={give} />
      <div class="turn">
        <button class="quiet" onClick={back}>
          {texts.back}
        </button>
        {item.optional && (
          <button class="quiet" onClick={() => go({ skipped: true })}>
            {texts.skip}
          </button>
        )}
        <button class="next" aria-disabled={given === null} onClick={() => (given === null ? miss(true) : go(given))}>
          {texts.next}
        </button>
      </div>
    </section>
  );
}
