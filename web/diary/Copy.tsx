import { asFile } from './consenting';
import type { Texts } from './texts';

interface Props {
  readonly texts: Texts;
  readonly page: string;
  /** What stands beside the words: the day, where there are several. */
  readonly of?: string;
}

/** Her copy as a file to save; and, where the phone can, to send by whatever she sends with. The study itself sends it nowhere. */
export function Copy({ texts, page, of = '' }: Props) {
  const files = [new File([page], 'consent.html', { type: 'text/html' })];
  return (
    <>
      <a class="button quiet" href={asFile(page)} download="consent.html">
        {texts.saveCopy + of}
      </a>
      {navigator.canShare?.({ files }) === true && (
        <button class="quiet send-copy" onClick={() => void navigator.share({ files }).catch(() => undefined)}>
          {texts.sendCopy + of}
        </button>
      )}
    </>
  );
}
