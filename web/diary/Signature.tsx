import { useState } from 'preact/hooks';
import { saysNo } from './consenting';
import { Listen } from './Listen';
import { Page, Words } from './Reading';
import type { Texts } from './texts';

interface Props {
  readonly texts: Texts;
  readonly step: number;
  readonly count: number;
  readonly telephone: string | null;
  readonly language: string;
  readonly languages: readonly string[];
  readonly speak: (language: string) => void;
  readonly trouble: string;
  readonly ideas: readonly string[];
  readonly back: () => void;
  readonly notNow: () => void;
  readonly agree: (name: string) => Promise<void>;
}

/** The whole document, and her name under it. */
export function Signature(props: Props) {
  const { texts, ideas, language, notNow, agree } = props;
  const [name, write] = useState('');
  const [trouble, tell] = useState('');
  const [busy, wait] = useState(false);
  const [isOpen, open] = useState(false);
  const failed = (problem: unknown): void => {
    wait(false);
    tell(saysNo(texts, problem));
  };
  const go = (): void => {
    tell(name.trim() === '' ? texts.writeFirst : '');
    if (name.trim() === '' || busy) return;
    wait(true);
    agree(name.trim()).catch(failed);
  };
  const turn = (
    <button class="next" aria-disabled={name.trim() === '' || busy} onClick={go}>
      {texts.agree}
    </button>
  );
  return (
    <Page {...props} heading={texts.consent} turn={turn}>
      <details onToggle={event => open(event.currentTarget.open)}>
        <summary class="button">{texts.readAll}</summary>
        {ideas.map(idea => (
          <Words language={language} key={idea}>
            {idea}
          </Words>
        ))}
        {isOpen && <Listen texts={texts} language={language} />}
      </details>
      <label class="field">
        <span>{texts.yourName}</span>
        <input class="typed" type="text" autoComplete="name" maxLength={200} dir="auto" value={name} onInput={event => write(event.currentTarget.value)} />
      </label>
      <p class="missing" role="alert">
        {trouble}
      </p>
      <button class="quiet" onClick={notNow}>
        {texts.notNow}
      </button>
    </Page>
  );
}
