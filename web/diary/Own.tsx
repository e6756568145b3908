import { useEffect, useState } from 'preact/hooks';
import type { OwnReport } from '../shared/wire';
import { Heading } from './Heading';
import type { Report } from './Report';
import type { Texts } from './texts';

interface Props {
  readonly texts: Texts;
  readonly fetch: () => Promise<OwnReport | null>;
  readonly home: () => void;
}

/** Her report, when it has come. The screen has a file of its own: no evening's diary waits for it. */
export function Own({ texts, fetch, home }: Props) {
  const [own, come] = useState<OwnReport | null>(null);
  const [screen, load] = useState<{ readonly of: typeof Report } | null>(null);
  const [trouble, tell] = useState('');
  const get = (): void => {
    tell('');
    Promise.all([fetch(), import('./Report')]).then(
      ([found, file]) => {
        if (found === null) tell(texts.offline);
        load({ of: file.Report });
        come(found);
      },
      () => tell(texts.offline),
    );
  };
  useEffect(get, []);
  const report = own?.report ?? null;
  return (
    <section class="wrong">
      <Heading>{texts.report}</Heading>
      {trouble !== '' ? (
        <p class="missing" role="alert">
          {trouble}
        </p>
      ) : own === null ? (
        <p>{texts.loading}</p>
      ) : report === null || screen === null ? (
        <p>{texts.reportLater}</p>
      ) : (
        <screen.of texts={texts} report={report} />
      )}
      {trouble !== '' && (
        <button class="quiet" onClick={get}>
          {texts.tryAgain}
        </button>
      )}
      <button class="next" onClick={home}>
        {texts.back}
      </button>
    </section>
  );
}
