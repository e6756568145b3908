import { Heading } from './Heading';
import { asFile } from './consenting';
import type { Copy } from './phone';
import type { Texts } from './texts';
import { useOnce } from './once';
import { date } from './words';

interface Props {
  readonly texts: Texts;
  readonly copies: readonly Copy[];
  /** Null when she has left. */
  readonly leave: (() => void) | null;
  readonly home: () => void;
}

/** What she signed, and the way out. */
export function Mine({ texts, copies, leave, home }: Props) {
  return (
    <section class="wrong mine">
      <Heading>{texts.myConsent}</Heading>
      {copies.length === 0 && <p>{texts.noCopy}</p>}
      {copies.map(copy => (
        <a class="button quiet" key={copy.at} href={asFile(copy.page)} download="consent.html">
          {`${texts.saveCopy} (${date(new Date(copy.at).toISOString().slice(0, 10))})`}
        </a>
      ))}
      {leave !== null && (
        <button class="quiet leave" onClick={leave}>
          {texts.leave}
        </button>
      )}
      <button class="next" onClick={home}>
        {texts.back}
      </button>
    </section>
  );
}

/** The last of three taps. */
export function Leave({ texts, back, leave, failed }: { readonly texts: Texts; readonly back: () => void; readonly leave: () => Promise<void>; readonly failed: boolean }) {
  const once = useOnce();
  return (
    <section class="wrong leaving">
      <Heading>{texts.leave}</Heading>
      <p>{texts.leaveText}</p>
      <p class="missing" role="alert">
        {failed ? texts.notSaved : ''}
      </p>
      <div class="turn">
        <button class="next" onClick={back}>
          {texts.stay}
        </button>
        <button class="quiet leave" onClick={() => once(leave)}>
          {texts.leaveNow}
        </button>
      </div>
    </section>
  );
}
