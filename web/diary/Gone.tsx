import { useEffect, useState } from 'preact/hooks';
import { Heading } from './Heading';
import { clear } from './phone';
import type { DiaryCardContact } from '../shared/wire';
import { Calls } from './Say';
import type { Texts } from './texts';

interface Props {
  readonly texts: Texts;
  readonly unsent: number;
  readonly rescue: () => Promise<string | null>;
}

interface GoneProps extends Props {
  readonly contact: DiaryCardContact | null;
  /** Null when no copy of her consent is here. */
  readonly mine: (() => void) | null;
}

/** The phone is hers no longer. What it still holds is sent or saved first; only then can it be cleared. */
export function Gone({ texts, unsent, rescue, contact, mine }: GoneProps) {
  return (
    <section class="wrong gone">
      <Heading>{texts.gone}</Heading>
      <p>{unsent === 0 ? texts.goneText : `${texts.unsent} ${unsent}`}</p>
      {mine !== null && (
        <button class="quiet mine" onClick={mine}>
          {texts.myConsent}
        </button>
      )}
      {unsent === 0 ? (
        <button class="next" onClick={() => void clear()}>
          {texts.clear}
        </button>
      ) : (
        <Rescue texts={texts} unsent={unsent} rescue={rescue} />
      )}
      <Calls texts={texts} contact={contact} quiet />
    </section>
  );
}

/** What cannot be sent goes by hand. */
export function Rescue({ texts, unsent, rescue }: Props) {
  const [file, give] = useState<string | null>(null);
  useEffect(() => {
    rescue().then(give, () => give(null));
  }, [unsent]);
  if (file === null) return null;
  return (
    <div class="card wrong">
      <p>{texts.rescueText}</p>
      <a class="button quiet" href={file} download="diary-rescue.json">
        {texts.rescue}
      </a>
    </div>
  );
}
