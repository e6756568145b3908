import { Heading } from './Heading';
import type { Texts } from './texts';

interface Props {
  readonly texts: Texts;
  readonly keep: () => void;
  readonly discard: () => void;
  readonly failed: boolean;
}

/** Before an event that was begun by mistake is thrown away. Of a diary of a day there is no such screen: an evening is answered, or stands open. */
export function Discard({ texts, keep, discard, failed }: Props) {
  return (
    <section class="wrong discarding">
      <Heading>{texts.discard}</Heading>
      <p>{texts.discardText}</p>
      <p class="missing" role="alert">
        {failed ? texts.notSaved : ''}
      </p>
      <div class="turn">
        <button class="next" onClick={keep}>
          {texts.keepIt}
        </button>
        <button class="quiet leave" onClick={discard}>
          {texts.discard}
        </button>
      </div>
    </section>
  );
}
