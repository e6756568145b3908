import { diaryOn, type Asking, type Door } from '../shared/windows';
import { utc } from '../shared/clock';
import { eventOf, nameOf, promptOf } from '../shared/occasion';
import { Heading } from './Heading';
import { Later } from './Later';
import { besides, clock, dayOf, eventsOf, type Ask, type Shown } from './phone';
import type { Texts } from './texts';
import { languages, date, hour, hourOf, minutes, type Language } from './words';

interface Props {
  readonly texts: Texts;
  readonly shown: Shown;
  readonly doors: readonly Door[];
  readonly prompts: readonly Asking[];
  readonly next: number | null;
  readonly start: (day: string) => void;
  /** Null when this phone is not called. */
  readonly later: Ask | null;
  readonly wrong: () => void;
  readonly ready: () => void;
  readonly mine: () => void;
  /** Null until the study is over for her. */
  readonly report: (() => void) | null;
  /** Whether this browser may forget what it has not sent. */
  readonly forgets: boolean;
  /** Null when no diary is here that could be wrong. */
  readonly note: (() => void) | null;
  readonly progress: { readonly done: number; readonly of: number } | null;
  readonly language: Language;
  readonly speak: (language: Language) => void;
}

const aDay = 24 * 3_600_000;

/** What there is to do now, and whether all is with the study. No value, no trend, nothing of what she wrote. */
export function Home({ texts, shown, doors, prompts, forgets, next, start, later, wrong, ready, mine, report, note, progress, language, speak }: Props) {
  const visit = shown.card?.progress.visit ?? null;
  const time = shown.card?.progress.time ?? null;
  const left = begunTooLate();
  const waiting = shown.unsent.size + left.length;
  const directions = shown.card?.directions ?? null;
  const telephone = shown.card?.contact.telephone ?? null;
  return (
    <section class="home">
      <Heading>{texts.diary}</Heading>
      {prompts.map(prompt => (
        <div class="card prompt" key={prompt.name}>
          <h2 dir="auto">{prompt.title}</h2>
          <p>{`${texts.openUntil} ${hour(prompt.until)}`}</p>
          <button class="next" onClick={() => start(prompt.name)}>
            {shown.drafts.has(prompt.name) ? texts.goOn : texts.start}
          </button>
        </div>
      ))}
      {doors.map(door => (
        <div class={door.late ? 'card late' : 'card'} key={door.window.day}>
          <h2>{door.late ? texts.yesterday : texts.evening}</h2>
          <p>{`${date(door.window.day)} · ${texts.openUntil} ${hour(door.until)}`}</p>
          {shown.card !== null && <p class="state">{`${texts.about} ${minutes(diaryOn(shown.card, door.window.day).length)}`}</p>}
          <button class="next" onClick={() => start(door.window.day)}>
            {shown.drafts.has(door.window.day) ? texts.goOn : texts.start}
          </button>
        </div>
      ))}
      {later !== null && doors.some(door => !door.late) && <Later texts={texts} ask={later} />}
      {left.map(name => (
        <div class="card late begun" key={name}>
          <h2>{texts.begun}</h2>
          <p dir="auto">{(shown.card === null ? undefined : besides(shown.card, name)?.title) ?? (promptOf(name) === null ? date(name) : '')}</p>
          <button class="next" onClick={() => start(name)}>
            {texts.goOn}
          </button>
        </div>
      ))}
      {doors.length + prompts.length === 0 && <p>{idle()}</p>}
      {events().map(event => (
        <button class="quiet event" key={event.id} onClick={() => start(begun(event.id) ?? nameOf(event.id, utc(clock.now())))}>
          <span dir="auto">{event.title}</span>
        </button>
      ))}
      <p class="state" role="status">
        {waiting === 0 ? `✓ ${texts.allSent}` : `${texts.unsent} ${waiting}`}
      </p>
      {shown.joined?.forgotten === true && <p class="missing forgotten">{texts.forgotten}</p>}
      {forgets && <p class="missing forgets">{texts.forgets}</p>}
      {progress !== null && <p class="state">{`${texts.daysDone} ${progress.done} ${texts.of} ${progress.of}`}</p>}
      {visit !== null && <p class="state">{`${texts.nextVisit} ${date(visit)}${time === null ? '' : `, ${hourOf(time)}`}`}</p>}
      {directions !== null && !shown.left && (
        <p class="state directions">
          {texts.directions} <bdi>{directions}</bdi>
        </p>
      )}
      <button class="quiet" onClick={wrong}>
        {texts.wrong}
      </button>
      {telephone !== null && (
        <a class="button quiet" href={`tel:${telephone}`}>
          {texts.callTeam}
        </a>
      )}
      {note !== null && (
        <button class="quiet" onClick={note}>
          {texts.fix}
        </button>
      )}
      {report !== null && (
        <button class="quiet report" onClick={report}>
          {texts.report}
        </button>
      )}
      <button class="quiet mine" onClick={mine}>
        {texts.myConsent}
      </button>
      <button class="quiet" onClick={ready}>
        {texts.ready}
      </button>
      <label class="language">
        <span>{texts.language}</span>
        <select value={language} onChange={event => speak(event.currentTarget.value as Language)}>
          {Object.entries(languages).map(([tag, name]) => (
            <option value={tag} key={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </section>
  );

  /** What is said while there is nothing to do: that it has not begun, that it is over, or when it goes on. */
  function idle(): string {
    const { card } = shown;
    if (card === null) return texts.loading;
    if (shown.left) return texts.finished;
    if (next === null && card.progress.since === null) return texts.notBegun;
    if (next === null) return clock.now() - shown.cardAt < aDay ? texts.finished : texts.connect;
    const day = dayOf(next);
    return `${texts.nothing} ${day === dayOf(clock.now()) ? `${texts.opensAt} ${hour(next)}` : `${texts.opensOn} ${date(day)}, ${hour(next)}`}.`;
  }

  /** What she began and did not send while it was open: it is hers to finish, and the study judges it. */
  function begunTooLate(): string[] {
    const open = new Set([...doors.map(door => door.window.day), ...prompts.map(prompt => prompt.name)]);
    return [...shown.drafts.values()].filter(draft => draft.said === undefined && eventOf(draft.day) === null && !open.has(draft.day)).map(draft => draft.day);
  }

  /** What she can begin now: each event, on the days of the diary. */
  function events() {
    return shown.card !== null && !shown.left && shown.card.windows.some(window => clock.now() < Date.parse(window.lateUntil)) ? eventsOf(shown.card) : [];
  }

  function begun(event: string): string | undefined {
    return [...shown.drafts.keys()].find(name => eventOf(name) === event);
  }
}
