import { Heading } from './Heading';
import { Copy } from './Copy';
import type { Copy as Kept } from './phone';
import type { Texts } from './texts';
import { useOnce } from './once';
import { date } from './words';

interface Props {
  readonly texts: Texts;
  readonly copies: readonly Kept[];
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
        <Copy texts={texts} key={copy.at} page={copy.page} of={` (${date(new Date(copy.at).toISOString().slice(0, 10))})`} />
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
