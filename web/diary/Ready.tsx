import { useEffect, useState } from 'preact/hooks';
import { Heading } from './Heading';
import { HomeSteps } from './HomeSteps';
import { apart, mayForget, type Checks } from './checks';
import type { Ask } from './phone';
import { Rescue } from './Gone';
import { Reminders } from './Reminders';
import type { Texts } from './texts';

interface Props {
  readonly texts: Texts;
  readonly ask: Ask | null;
  readonly checks: Checks;
  readonly look: () => void;
  /** Null when there are no questions yet. */
  readonly practise: (() => void) | null;
  readonly home: () => void;
  readonly unsent: number;
  readonly rescue: () => Promise<string | null>;
}

/** What this phone can do; the coordinator looks at it with her, and is told what is missing. */
export function Ready({ texts, ask, checks, look, practise, home, unsent, rescue }: Props) {
  const [asked, ask_] = useState(false);
  useEffect(() => {
    void navigator.storage.persist().finally(() => {
      ask_(true);
      look();
    });
  }, []);
  const fact = (so: boolean, words: string) => <li class={so ? 'so' : 'open'}>{`${so ? '✓' : '✗'} ${words}: ${so ? texts.done : texts.notYet}`}</li>;
  return (
    <section class="ready">
      <Heading>{texts.ready}</Heading>
      <ul class="facts" data-asked={asked}>
        {fact(checks.installed, texts.installed)}
        {fact(checks.persisted, texts.persisted)}
        {fact(checks.reminded, texts.reminded)}
        {fact(checks.practised, texts.practised)}
      </ul>
      {asked && mayForget(checks) && (
        <p class="missing" role="alert">
          {texts.forgets}
        </p>
      )}
      {!checks.installed && (
        <div class="card">
          <h2>{texts.installed}</h2>
          {apart() ? <HomeSteps steps={texts.addHomeIos} /> : <p>{texts.addHome}</p>}
        </div>
      )}
      {ask !== null && <Reminders texts={texts} ask={ask} came={checks.reminded} look={look} />}
      {unsent > 0 && <Rescue texts={texts} unsent={unsent} rescue={rescue} />}
      {practise !== null && (
        <button class="quiet" onClick={practise}>
          {texts.practise}
        </button>
      )}
      <button class="next" onClick={home}>
        {texts.home}
      </button>
    </section>
  );
}
