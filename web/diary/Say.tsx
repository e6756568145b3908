import { useState } from 'preact/hooks';
import type { DiaryCardContact } from '../shared/wire';
import { Heading } from './Heading';
import type { Texts } from './texts';
import { useOnce } from './once';

/** Whom she can call now, without a network; beside another large button the call is a quiet one. */
export function Calls({ texts, contact, quiet = false }: { readonly texts: Texts; readonly contact: DiaryCardContact | null; readonly quiet?: boolean }) {
  const emergency = contact?.emergency ?? '112';
  return (
    <>
      <a class={quiet ? 'button quiet' : 'button next'} href={`tel:${emergency}`}>
        {`${texts.call} ${emergency}`}
      </a>
      {contact !== null && contact.telephone !== null && (
        <a class="button quiet" href={`tel:${contact.telephone}`}>
          {texts.callTeam}
        </a>
      )}
    </>
  );
}

interface WrongProps {
  readonly texts: Texts;
  readonly contact: DiaryCardContact | null;
  readonly tell: (words: string) => Promise<void>;
  readonly home: () => void;
}

/** One tap from everywhere, without a network: whom to call, and a word to the team, which may be empty. */
export function Wrong({ texts, contact, tell, home }: WrongProps) {
  const [words, write] = useState('');
  const [failed, fail] = useState(false);
  const once = useOnce();
  const go = (): void => {
    fail(false);
    once(() => tell(words.trim()).catch(() => fail(true)));
  };
  return (
    <section class="wrong">
      <Heading>{texts.wrong}</Heading>
      <p>{texts.wrongText}</p>
      <Calls texts={texts} contact={contact} />
      {(contact?.telephone ?? null) === null && <p>{texts.wrongTeam}</p>}
      <label class="field">
        <span>{texts.tellWhat}</span>
        <textarea class="typed" rows={2} maxLength={1000} dir="auto" value={words} onInput={event => write(event.currentTarget.value)} />
      </label>
      <p class="hint">{texts.tellWhen}</p>
      <p class="missing" role="alert">
        {failed ? texts.notSaved : ''}
      </p>
      <div class="turn">
        <button class="quiet" onClick={home}>
          {texts.back}
        </button>
        <button class="quiet tell" onClick={go}>
          {texts.tell}
        </button>
      </div>
    </section>
  );
}

/** What she has sent: the name of its occasion, and what it is called here. */
export interface Written {
  readonly name: string;
  readonly words: string;
}

interface NoteProps {
  readonly texts: Texts;
  readonly written: readonly Written[];
  readonly tell: (day: string, words: string) => Promise<void>;
  readonly home: () => void;
}

/** A diary that is sent does not change: she writes what should stand there, and the team asks her. */
export function Note({ texts, written, tell, home }: NoteProps) {
  const [day, choose] = useState(written[0]!.name);
  const [words, write] = useState('');
  const [trouble, say] = useState('');
  const once = useOnce();
  const go = (): void => {
    say(words.trim() === '' ? texts.writeFirst : '');
    if (words.trim() !== '') once(() => tell(day, words.trim()).catch(() => say(texts.notSaved)));
  };
  return (
    <section class="wrong">
      <Heading>{texts.fix}</Heading>
      <p>{texts.fixText}</p>
      <label class="field">
        <span>{texts.fixDay}</span>
        <select value={day} onChange={event => choose(event.currentTarget.value)}>
          {written.map(({ name, words: called }) => (
            <option value={name} key={name}>
              {called}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{texts.fixWhat}</span>
        <textarea class="typed" rows={3} maxLength={1000} dir="auto" value={words} onInput={event => write(event.currentTarget.value)} />
      </label>
      <p class="missing" role="alert">
        {trouble}
      </p>
      <div class="turn">
        <button class="quiet" onClick={home}>
          {texts.back}
        </button>
        <button class="next" onClick={go}>
          {texts.send}
        </button>
      </div>
    </section>
  );
}

interface CrisisProps {
  readonly texts: Texts;
  readonly contact: DiaryCardContact;
  readonly says: readonly string[];
  readonly read: () => void;
}

/** What the study says at once to an answer. */
export function Crisis({ texts, contact, says, read }: CrisisProps) {
  return (
    <section class="wrong crisis" role="alertdialog" aria-labelledby="read">
      <Heading id="read">{texts.important}</Heading>
      {says.map(words => (
        <p class="says" dir="auto" key={words}>
          {words}
        </p>
      ))}
      <Calls texts={texts} contact={contact} />
      <button class="quiet" onClick={read}>
        {texts.haveRead}
      </button>
    </section>
  );
}
