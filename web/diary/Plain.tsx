import { useState } from 'preact/hooks';
import { Heading } from './Heading';
import { HomeSteps } from './HomeSteps';
import { apart } from './checks';
import { saysNo } from './consenting';
import { IsAnothers, join, lostWithout } from './phone';
import { Spared } from './Spared';
import type { Texts } from './texts';
import { hour } from './words';

/** "Saved on this phone" and "Sent to the study" are two facts, and she sees both; of the second also when it was, by the study's clock. */
export function Sent({ texts, sent, home }: { readonly texts: Texts; readonly sent: number | null; readonly home: () => void }) {
  return (
    <section class="sent">
      <Heading>{texts.thanks}</Heading>
      <div role="status">
        <ul class="facts">
          <li class="so">{`✓ ${texts.saved}`}</li>
          <li class={sent === null ? 'open' : 'so'}>{sent === null ? texts.waiting : `✓ ${texts.sent}`}</li>
        </ul>
        {sent !== null && <p class="hint at">{`${texts.sentAt} ${hour(sent)}`}</p>}
      </div>
      <button class="next" onClick={home}>
        {texts.home}
      </button>
    </section>
  );
}

/** A browser that keeps nothing: nobody may be led to believe that it does. */
export const Private = ({ texts }: { readonly texts: Texts }) => (
  <main>
    <Heading>{texts.diary}</Heading>
    <p class="missing" role="alert">
      {texts.private}
    </p>
    <Spared texts={texts} find={lostWithout} who={null} />
  </main>
);

/** The phone becomes hers, or is made known to the study again. A browser that gives the home screen a memory of its own is asked to join from there. */
export function Join({ texts, code, mine, joined, home }: { readonly texts: Texts; readonly code: string | null; readonly mine: (() => void) | null; readonly joined: () => void; readonly home: (() => void) | null }) {
  const [typed, type] = useState(code ?? '');
  const [trouble, tell] = useState('');
  const first = apart() && !matchMedia('(display-mode: standalone)').matches;
  const go = (): void => {
    if (typed.trim() === '') tell(texts.writeFirst);
    else join(typed.trim()).then(joined, (problem: unknown) => tell(problem instanceof IsAnothers ? texts.anothers : saysNo(texts, problem)));
  };
  return (
    <section class="join wrong">
      <Heading>{texts.diary}</Heading>
      {first ? <HomeSteps steps={texts.addHomeIos} /> : <p>{code === null ? texts.askTeam : texts.joinText}</p>}
      {(code === null || first) && (
        <label class="field">
          <span>{texts.code}</span>
          <input class="typed" type="text" dir="ltr" autoComplete="off" autoCapitalize="none" spellcheck={false} value={typed} onInput={event => type(event.currentTarget.value)} />
        </label>
      )}
      <p class="missing" role="alert">
        {trouble}
      </p>
      {!first && (
        <button class="next" onClick={go}>
          {texts.join}
        </button>
      )}
      {home !== null && (
        <button class="quiet" onClick={home}>
          {texts.back}
        </button>
      )}
      {mine !== null && (
        <button class="quiet" onClick={mine}>
          {texts.myConsent}
        </button>
      )}
    </section>
  );
}
