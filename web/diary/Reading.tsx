import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { ConsentReadingChange, ConsentReadingQuestion } from '../shared/wire';
import { Heading } from './Heading';
import { Listen } from './Listen';
import type { Texts } from './texts';

interface Common {
  readonly texts: Texts;
  readonly step: number;
  readonly count: number;
  readonly telephone: string | null;
  /** The language of the document, and those among which she may choose here. */
  readonly language: string;
  readonly languages: readonly string[];
  readonly speak: (language: string) => void;
  /** Why the document in another language did not come. */
  readonly trouble: string;
  readonly back: () => void;
}

interface IdeaProps extends Common {
  readonly heading: string;
  /** How many things changed since she signed; null when she has signed no earlier version. */
  readonly changes: number | null;
  readonly idea: ConsentReadingChange;
  /** What there is to learn more of it; empty when there is nothing. */
  readonly more: string;
  readonly next: () => void;
}

/** One idea, or one change: what was there before, and what is there now. */
export function Idea(props: IdeaProps) {
  const { texts, changes, idea, more, language, step, next } = props;
  return (
    <Page {...props} turn={<Next texts={texts} ready next={next} />}>
      {changes !== null && <p class="state changes">{`${texts.changes} ${step}\u00a0${texts.of}\u00a0${changes}`}</p>}
      {changes === null ? <Words class="idea" language={language}>{idea.is}</Words> : <Change texts={texts} idea={idea} language={language} />}
      {more !== '' && (
        <details class="more">
          <summary class="button">{texts.learnMore}</summary>
          {paragraphs(more).map(words => (
            <Words language={language} key={words}>
              {words}
            </Words>
          ))}
        </details>
      )}
      <Listen texts={texts} language={language} key={language} />
    </Page>
  );
}

export const paragraphs = (text: string): string[] => text.split('\n').filter(words => words.trim() !== '');

function Change({ texts, idea, language }: { readonly texts: Texts; readonly idea: ConsentReadingChange; readonly language: string }) {
  return (
    <div class="change">
      <div class="card old">
        <h2>{texts.before}</h2>
        {idea.was === null ? <p>{texts.nothingThere}</p> : <Words language={language}>{idea.was}</Words>}
      </div>
      <div class="card">
        <h2>{texts.now}</h2>
        {idea.is === null ? <p class="idea">{texts.takenOut}</p> : <Words class="idea" language={language}>{idea.is}</Words>}
      </div>
    </div>
  );
}

interface UnderstoodProps extends Common {
  readonly question: ConsentReadingQuestion;
  /** She tried once; also what she tried before she went back counts. */
  readonly tried: () => void;
  readonly next: () => void;
}

/** Whether it was understood. She may try as often as she likes. */
export function Understood(props: UnderstoodProps) {
  const { texts, question, language, tried, next } = props;
  const [given, give] = useState<boolean | null>(null);
  const answer = (yes: boolean): void => {
    give(yes);
    tried();
  };
  const right = given === question.yes;
  return (
    <Page {...props} heading={texts.consent} turn={<Next texts={texts} ready={right} next={next} />}>
      <Words class="idea" language={language}>{question.ask}</Words>
      <Listen texts={texts} language={language} key={language} />
      <div class="cells few">
        {[true, false].map(yes => (
          <button class="quiet" key={String(yes)} aria-pressed={given === yes} onClick={() => answer(yes)}>
            {yes ? texts.yes : texts.no}
          </button>
        ))}
      </div>
      <p class={right ? 'hint' : 'missing'} role="alert" dir="auto" lang={given === null || right ? undefined : language}>
        {given === null ? '' : right ? texts.right : question.because}
      </p>
    </Page>
  );
}

function Next({ texts, ready, next }: { readonly texts: Texts; readonly ready: boolean; readonly next: () => void }) {
  return (
    <button class="next" aria-disabled={!ready} onClick={() => (ready ? next() : undefined)}>
      {texts.next}
    </button>
  );
}

/** Words of the document, in its language. */
export const Words = ({ language, children, ...of }: { readonly class?: string; readonly language: string; readonly children: ComponentChildren }) => (
  <p {...of} lang={language} dir="auto">
    {children}
  </p>
);

/** A screen of the document: how far she is, whom she can ask, and the way back. */
export function Page({ texts, heading, step, count, telephone, language, languages, speak, trouble, back, turn, children }: Common & { readonly heading: string; readonly turn: ComponentChildren; readonly children: ComponentChildren }) {
  return (
    <section class="question consent" data-consent={step}>
      <p class="progress">
        <span>{heading}</span>
        <span dir="auto">{`${step} ${texts.of} ${count}`}</span>
      </p>
      <Heading class="unseen">{heading}</Heading>
      {children}
      {languages.length > 1 && (
        <label class="language">
          <span>{texts.language}</span>
          <select value={language} onChange={event => speak(event.currentTarget.value)}>
            {languages.map(tag => (
              <option value={tag} key={tag} lang={tag}>
                {new Intl.DisplayNames(tag, { type: 'language' }).of(tag)}
              </option>
            ))}
          </select>
        </label>
      )}
      {trouble !== '' && (
        <p class="missing" role="alert">
          {trouble}
        </p>
      )}
      {telephone !== null && (
        <a class="button quiet" href={`tel:${telephone}`}>
          {texts.callTeam}
        </a>
      )}
      <div class="turn">
        <button class="quiet" onClick={back}>
          {texts.back}
        </button>
        {turn}
      </div>
    </section>
  );
}
