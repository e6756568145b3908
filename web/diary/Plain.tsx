import { useEffect, useState } from 'preact/hooks';
import { CodeUsedUp, join } from './phone';
import type { Texts } from './texts/en';

/** "Saved on this phone" and "Sent to the study" are two facts, and she sees both. */
export function Sent({ texts, sent, home }: { readonly texts: Texts; readonly sent: boolean; readonly home: () => void }) {
  return (
    <section class="sent">
      <h1>{texts.thanks}</h1>
      <div role="status">
        <ul class="facts">
          <li class="so">{`✓ ${texts.saved}`}</li>
          <li class={sent ? 'so' : 'open'}>{sent ? `✓ ${texts.sent}` : texts.waiting}</li>
        </ul>
      </div>
      <button class="next" onClick={home}>
        {texts.home}
      </button>
    </section>
  );
}

/** One tap from everywhere, without a network. */
export function Wrong({ texts, home }: { readonly texts: Texts; readonly home: () => void }) {
  return (
    <section class="wrong">
      <h1>{texts.wrong}</h1>
      <p>{texts.wrongText}</p>
      <p>
        <a class="button next" href="tel:112">
          {texts.emergency}
        </a>
      </p>
      <p>{texts.wrongTeam}</p>
      <button class="quiet" onClick={home}>
        {texts.back}
      </button>
    </section>
  );
}

/** The phone becomes hers. */
export function Join({ texts, code, joined }: { readonly texts: Texts; readonly code: string | null; readonly joined: () => void }) {
  const [trouble, tell] = useState('');
  const go = (): void => {
    if (code !== null) join(code).then(joined, (problem: unknown) => tell(problem instanceof CodeUsedUp ? texts.joinFailed : texts.offline));
  };
  return (
    <section class="join">
      <h1>{texts.diary}</h1>
      <p>{code === null ? texts.askTeam : texts.joinText}</p>
      <p class="missing" role="alert">
        {trouble}
      </p>
      {code !== null && (
        <button class="next" onClick={go}>
          {texts.join}
        </button>
      )}
    </section>
  );
}

/** What this phone can do; the coordinator looks at it with her. */
export function Ready({ texts, home }: { readonly texts: Texts; readonly home: () => void }) {
  const [kept, keep] = useState(false);
  const installed = matchMedia('(display-mode: standalone)').matches;
  useEffect(() => {
    navigator.storage.persist().then(keep, () => keep(false));
  }, []);
  return (
    <section class="ready">
      <h1>{texts.ready}</h1>
      <ul class="facts">
        <li class={installed ? 'so' : 'open'}>{`${texts.installed}: ${installed ? texts.done : texts.notYet}`}</li>
        <li class={kept ? 'so' : 'open'}>{`${texts.persisted}: ${kept ? texts.done : texts.notYet}`}</li>
      </ul>
      {!installed && <p>{texts.addHome}</p>}
      <button class="next" onClick={home}>
        {texts.home}
      </button>
    </section>
  );
}
