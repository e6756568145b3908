import { useState } from 'preact/hooks';
import type { Draft } from '../shared/draft';
import type { DiaryCardItem } from '../shared/wire';
import { maps } from '../shared/steps';
import { Heading } from './Heading';
import { saySeveral } from './answers';
import type { Texts } from './texts';

interface Props {
  readonly texts: Texts;
  readonly items: readonly DiaryCardItem[];
  readonly draft: Draft;
  readonly open: (item: string) => void;
  readonly send: () => Promise<void>;
}

/** The answers before they are sent. */
export function Review({ texts, items, draft, open, send }: Props) {
  const [failed, fail] = useState(false);
  const go = (): void => {
    fail(false);
    send().catch(() => fail(true));
  };
  return (
    <section class="review">
      <Heading>{texts.check}</Heading>
      <ul class="answers">
        {maps(items).map(screen => (
          <li key={screen[0]!.id}>
            <button class="row" onClick={() => open(screen[0]!.id)}>
              <span dir="auto">{screen[0]!.map ?? screen[0]!.ask}</span>
              <strong dir="auto">{saySeveral(texts, screen, draft.answers)}</strong>
            </button>
          </li>
        ))}
      </ul>
      <p class="hint">{texts.afterSend}</p>
      <p class="missing" role="alert">
        {failed ? texts.notSaved : ''}
      </p>
      <button class="next" onClick={go}>
        {texts.send}
      </button>
    </section>
  );
}
