import { useEffect, useMemo, useState } from 'preact/hooks';
import { asked } from '../shared/branching';
import { steps, stepWith } from '../shared/steps';
import { aboutOf, eventOf, promptOf } from '../shared/occasion';
import type { Draft } from '../shared/draft';
import type { Answer, DiaryCard, DiaryCardItem } from '../shared/wire';
import type { Said } from '../shared/saying';
import { DayIsFinished } from '../shared/drafting';
import { NotKept } from '../shared/store';
import { asking, next, open } from '../shared/windows';
import { onReminder } from './coming';
import { Consent } from './Consent';
import { Discard } from './Discard';
import { Gone } from './Gone';
import { Home } from './Home';
import { besides, clock, dayOf, itemsOf, keep, look, lostEntries, Outbox, throwAway, type Shown } from './phone';
import { saysTo, saysToAll } from './alerts';
import { checks, forgetTold, isNews, isSetUp, mayForget, noteTold, practised, unchecked, type Checks } from './checks';
import { Join, Sent } from './Plain';
import { Leave, Mine } from './Mine';
import { Own } from './Own';
import { Practice } from './Practice';
import { doneDays, isDay, progress } from './progress';
import { Ready } from './Ready';
import { isCalled, renew } from './reminding';
import { Question } from './Question';
import { Review } from './Review';
import { Crisis, Note, Wrong, type Written } from './Say';
import { Spared } from './Spared';
import type { Texts } from './texts';
import { choose, date, hour, speak, type Language } from './words';

/** Where she is. */
type Screen =
  | { readonly name: 'wrong'; readonly from: Screen }
  | { readonly name: 'consent' | 'home' | 'ready' | 'practice' | 'note' | 'mine' | 'report' | 'leave' }
  | { readonly name: 'crisis'; readonly says: readonly string[]; readonly then: Screen }
  | { readonly name: 'question'; readonly day: string; readonly item: string }
  | { readonly name: 'review' | 'discard'; readonly day: string }
  | { readonly name: 'sent'; readonly number: number };

interface Props {
  readonly texts: Texts;
  readonly language: Language;
  readonly shown: Shown;
  readonly code: string | null;
  /** The code with which she reads and signs the consent document. */
  readonly consent: string | null;
  /** Whether a reminder has brought her. */
  readonly write: boolean;
}

const others = new BroadcastChannel('daybook');

export function App(first: Props) {
  const [{ texts, language }, say] = useState({ texts: first.texts, language: first.language });
  const [shown, show] = useState(first.shown);
  const [outbox, setOutbox] = useState<Outbox | null>(null);
  const [checked, check] = useState(unchecked);
  const [broken, breakDown] = useState(false);
  const [screen, goTo] = useState<Screen>(() => (first.consent === null ? where(first.shown, first.write) : { name: 'consent' }));
  const [failed, fail] = useState(false);
  const [lost, lose] = useState(0);
  const [code, spend] = useState(first.code);
  const refresh = async (): Promise<Shown> => {
    const now = await look();
    show(now);
    return now;
  };
  const tell = (): void => {
    others.postMessage('changed');
    void refresh();
  };

  const lookAtPhone = (): void => {
    const tellNews = async (): Promise<void> => {
      const found = await checks();
      check(found);
      if (isSetUp()) await tellChecks(found);
    };
    tellNews().catch(() => undefined);
  };

  // Begun while it is drawn: what she presses before the disk is open waits for it and is not lost.
  const opening = useMemo(() => (shown.joined === null ? null : Outbox.of(shown.joined, tell)), [shown.joined?.device]);

  useEffect(() => {
    opening?.then(setOutbox, () => breakDown(true));
  }, [opening]);

  useEffect(() => {
    if (outbox === null) return;
    const wake = (): void => {
      outbox.noteTime().catch(() => undefined);
      outbox.sender.wake();
      outbox.refreshCard().then(refresh, () => undefined);
      renew(outbox.ask).then(refresh, () => undefined);
      lookAtPhone();
    };
    const seen = (): void => (document.visibilityState === 'visible' ? wake() : undefined);
    const first = shown.joined?.gone === true ? outbox.sealAll() : outbox.sealSaid();
    first.then(() => outbox.tellAlarms()).then(wake, wake);
    others.onmessage = () => {
      void refresh();
      lookAtPhone();
    };
    addEventListener('online', wake);
    document.addEventListener('visibilitychange', seen);
    return () => {
      removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [outbox, shown.joined?.gone]);

  useEffect(() => onReminder(() => void refresh().then(now => goTo(at => (isBusy(at, now) ? at : where(now, true))))), []);

  const home = (): void => {
    void refresh();
    goTo({ name: 'home' });
  };
  /** What was waited for changes only the screen on which she waited: she may be elsewhere by then. */
  const goOn = (to: Screen): void => goTo(at => (at === screen ? to : at));
  const wrong = (): void => goTo({ name: 'wrong', from: screen });
  /** An event that was begun by mistake; but what alarmed the phone is told to the team and not thrown away. */
  const mayDiscard = (day: string): boolean => eventOf(day) !== null && shown.card !== null && shown.drafts.has(day) && saysToAll(shown.card, shown.drafts.get(day)).length === 0;
  const stamp = shown.joined?.stamp ?? '';
  return (
    <>
      {stamp !== '' && <p class="stamp">{stamp}</p>}
      <main>
        {broken && (
          <p class="missing" role="alert">
            {texts.broken}
          </p>
        )}
        {shown.joined !== null && shown.joined.gone !== true && mayCall(screen) && (
          <button class="quiet help" aria-label={texts.wrong} onClick={wrong}>
            !
          </button>
        )}
        <Spared texts={texts} find={lostEntries} who={shown.joined === null || shown.joined.gone === true ? null : shown.joined.participant} told={lose} />
        {content()}
        {(screen.name === 'question' || screen.name === 'review') && mayDiscard(screen.day) && (
          <button class="quiet discard" onClick={() => goTo({ name: 'discard', day: screen.day })}>
            {texts.discard}
          </button>
        )}
      </main>
    </>
  );

  function content() {
    const { card, joined } = shown;
    if (screen.name === 'consent' && first.consent !== null) return <Consent texts={texts} code={first.consent} stamped={stamp !== ''} home={home} />;
    if (screen.name === 'mine') return <Mine texts={texts} copies={shown.copies} home={home} leave={joined === null || shown.left ? null : () => goTo({ name: 'leave' })} />;
    if (joined?.gone === true && outbox !== null)
      return <Gone texts={texts} unsent={shown.unsent.size + shown.drafts.size + lost} rescue={() => outbox.rescue()} contact={card?.contact ?? null} mine={mine()} />;
    if (joined === null || code !== null) return <Join texts={texts} code={code} mine={mine()} joined={joinedNow} home={joined === null ? null : () => spend(null)} />;
    if (screen.name === 'ready') return ready();
    if (screen.name === 'practice' && card !== null) return <Practice texts={texts} card={card} back={() => goTo({ name: 'ready' })} done={afterPractice} />;
    if (screen.name === 'report' && outbox !== null) return <Own texts={texts} fetch={() => outbox.report()} home={home} />;
    if (screen.name === 'wrong') return <Wrong texts={texts} contact={card?.contact ?? null} home={() => goTo(screen.from)} tell={words => say_('phone/report', today(), inWords(words))} />;
    if (screen.name === 'leave') return <Leave texts={texts} back={() => goTo({ name: 'mine' })} failed={failed} leave={leave} />;
    if (screen.name === 'note' && written().length > 0) return <Note texts={texts} written={written()} home={home} tell={(day, words) => say_('phone/note', day, inWords(words))} />;
    if (screen.name === 'crisis' && card !== null) return <Crisis texts={texts} contact={card.contact} says={screen.says} read={() => goTo(screen.then)} />;
    if (screen.name === 'sent') return <Sent texts={texts} sent={sentAt(shown, screen.number)} home={home} />;
    if (card === null || !('day' in screen)) return homeScreen();
    // Another window may have sent this diary while it stood open here: it is told as sent, not taken away.
    const kept = shown.entries.find(entry => entry.day === screen.day);
    if (kept !== undefined) return <Sent texts={texts} sent={sentAt(shown, kept.number)} home={home} />;
    if (screen.name === 'discard') return <Discard texts={texts} failed={failed} keep={() => goTo(stepOf(shown, screen.day))} discard={() => discard(screen.day)} />;
    const draft = shown.drafts.get(screen.day);
    if (screen.name === 'review' && draft !== undefined)
      return <Review texts={texts} items={asked(itemsOf(card, draft.day), draft.answers)} draft={draft} open={item => goTo({ name: 'question', day: draft.day, item })} send={() => send(draft.day)} />;
    const item = screen.name === 'question' ? stepWith(itemsOf(card, screen.day), screen.item)[0] : undefined;
    if (item !== undefined) return question(card, screen.day, item, draft);
    return homeScreen();
  }

  function mine(): (() => void) | null {
    return shown.copies.length === 0 ? null : () => goTo({ name: 'mine' });
  }

  /** A study that was set back may have forgotten this phone: it is told of it again, and of all that it had. */
  function joinedNow(): void {
    spend(null);
    outbox?.sender.wake();
    void refresh().then(() => goTo({ name: 'ready' }));
  }

  function ready() {
    const practise = (shown.card?.items.length ?? 0) === 0 ? null : () => goTo({ name: 'practice' });
    const leave = (): void => void checks().then(tellChecks).then(home, home);
    return (
      <Ready
        texts={texts}
        ask={outbox?.ask ?? null}
        checks={checked}
        look={lookAtPhone}
        practise={practise}
        home={leave}
        unsent={shown.unsent.size}
        rescue={() => outbox?.rescue() ?? Promise.resolve(null)}
      />
    );
  }

  /** The coordinator hears what is missing on this phone. */
  async function tellChecks(found: Checks): Promise<void> {
    if (opening === null || !isNews(found)) return;
    noteTold(found);
    try {
      await sayChecks(found, await opening);
    } catch (problem) {
      forgetTold();
      throw problem;
    }
  }

  async function sayChecks(found: Checks, by: Outbox): Promise<void> {
    const { installed, persisted, reminded, practised: tried } = found;
    await by.say('phone/checks', today(), { installed: { boolean: installed }, persisted: { boolean: persisted }, reminded: { boolean: reminded }, practised: { boolean: tried } });
    await refresh();
    by.sender.wake();
  }

  function discard(day: string): void {
    fail(false);
    // Home without it: whoever begins anew at once begins at the first question.
    throwAway(day).then(refresh).then(
      () => {
        home();
        others.postMessage('changed');
      },
      () => fail(true),
    );
  }

  function leave(): Promise<void> {
    fail(false);
    return say_('phone/withdrawal', today(), { leaves: { boolean: true } }).catch(() => fail(true));
  }

  async function say_(form: Said, about: string, said: Readonly<Record<string, Answer>>): Promise<void> {
    const by = await opening;
    if (by === null) throw new NotKept(form);
    const entry = await by.say(form, about, said);
    await refresh();
    goOn({ name: 'sent', number: entry.number });
    by.sender.wake();
  }

  /** What fails here is tried when the diary is opened again, and told at the latest when she sends. */
  function tellAlarms(): void {
    const wake = (): void => outbox?.sender.wake();
    outbox?.tellAlarms().then(wake, wake);
  }

  /** What she has sent of her own and may have to put right, the last first. */
  function written(): Written[] {
    const names = [...shown.entries].reverse().map(entry => entry.day).filter(name => isDay(name) || eventOf(name) !== null || promptOf(name) !== null);
    return names.map(name => ({ name, words: isDay(name) ? date(name) : besidesInWords(name) }));
  }

  function besidesInWords(name: string): string {
    const { key } = aboutOf(name).occasion;
    const at = eventOf(name) === null ? date(key.slice(0, 10)) : `${date(dayOf(Date.parse(key)))}, ${hour(Date.parse(key))}`;
    return `${(shown.card === null ? undefined : besides(shown.card, name)?.title) ?? texts.diary}: ${at}`;
  }

  function afterPractice(): void {
    practised();
    lookAtPhone();
    goTo({ name: 'ready' });
  }

  function homeScreen() {
    const { card } = shown;
    const now = clock.now();
    const change = (to: Language): void => {
      choose(to);
      void speak(to).then(spoken => say({ texts: spoken, language: to }));
    };
    return (
      <Home
        texts={texts}
        shown={shown}
        doors={card === null || shown.left ? [] : open(card, now, doneDays(card, shown.finished))}
        prompts={card === null || shown.left ? [] : asking(card, now, shown.finished)}
        progress={card === null ? null : progress(card, shown.finished, now)}
        forgets={mayForget(checked)}
        note={written().length === 0 ? null : () => goTo({ name: 'note' })}
        next={card === null ? null : next(card, now)}
        start={day => goTo(stepOf(shown, day))}
        later={outbox !== null && isCalled() ? outbox.ask : null}
        wrong={wrong}
        ready={() => goTo({ name: 'ready' })}
        mine={() => goTo({ name: 'mine' })}
        report={card !== null && card.progress.over ? () => goTo({ name: 'report' }) : null}
        language={language}
        speak={change}
      />
    );
  }

  function question(card: DiaryCard, day: string, item: DiaryCardItem, draft: Draft | undefined) {
    const late = open(card, clock.now(), new Set()).some(door => door.window.day === day && door.late);
    const all = itemsOf(card, day);
    const screens = steps(asked(all, draft?.answers ?? []));
    const other = besides(card, day);
    const at = screens.findIndex(screen => screen[0]?.id === item.id);
    const before = screens[at - 1]?.[0];
    return (
      <Question
        key={`${day} ${item.id}`}
        texts={texts}
        heading={other !== undefined ? other.title : late ? `${texts.forDay} ${date(day)}` : date(day)}
        items={[item, ...(screens[at] ?? []).slice(1)]}
        step={at + 1}
        count={screens.length}
        answers={draft?.answers ?? []}
        back={() => (before === undefined ? home() : goTo({ name: 'question', day, item: before.id }))}
        keep={async answers => {
          await keep(all, day, answers).catch(unlessFinished);
          const now = await refresh();
          const after = steps(asked(all, now.drafts.get(day)?.answers ?? []));
          const next = after[after.findIndex(screen => screen[0]?.id === item.id) + 1]?.[0];
          const then: Screen = next === undefined ? stepOf(now, day) : { name: 'question', day, item: next.id };
          const says = answers.flatMap(({ item: id, answer }) => saysTo(card, id, answer));
          goOn(says.length === 0 ? then : { name: 'crisis', says, then });
          if (says.length > 0) tellAlarms();
        }}
      />
    );
  }

  async function send(day: string): Promise<void> {
    const by = await opening;
    const entry = await by?.seal(day);
    // Without an entry that was read back nothing may be called saved.
    if (by === null || entry === null || entry === undefined) throw new NotKept(day);
    await refresh();
    goOn({ name: 'sent', number: entry.number });
    by.sender.wake();
    others.postMessage('changed');
  }
}

/** Where the help that is one tap away is not on the screen itself. */
const mayCall = ({ name }: Screen): boolean => name !== 'home' && name !== 'wrong' && name !== 'crisis' && name !== 'consent';

/** A diary that another window has sent is shown as sent; nothing failed. */
function unlessFinished(problem: unknown): void {
  if (!(problem instanceof DayIsFinished)) throw problem;
}

const inWords = (words: string): Readonly<Record<string, Answer>> => ({ words: words === '' ? { skipped: true } : { text: words } });

const today = (): string => dayOf(clock.now());

/** When the study had it. Of an entry that is not there nobody says that it was sent. */
const sentAt = (shown: Shown, number: number): number | null => shown.entries.find(entry => entry.number === number)?.receipt?.at ?? null;

/** The first question of the day without an answer; the answers themselves when there is none. */
function stepOf(shown: Shown, day: string): Screen {
  const answers = shown.drafts.get(day)?.answers ?? [];
  const left = steps(asked(shown.card === null ? [] : itemsOf(shown.card, day), answers)).flat().find(item => answers.every(answer => answer.item !== item.id));
  return left === undefined ? { name: 'review', day } : { name: 'question', day, item: left.id };
}

/** What is asked now: prompts and diaries. */
const due = (card: DiaryCard, { finished }: Shown): string[] => [
  ...asking(card, clock.now(), finished).map(prompt => prompt.name),
  ...open(card, clock.now(), doneDays(card, finished)).map(door => door.window.day),
];

/** Whether she is in the middle of something from which no reminder leads her away. A diary whose time is over is nothing of the kind. */
function isBusy(at: Screen, shown: Shown): boolean {
  if (at.name === 'home' || at.name === 'ready' || at.name === 'sent' || at.name === 'mine') return false;
  return (at.name !== 'question' && at.name !== 'review') || eventOf(at.day) !== null || (shown.card !== null && due(shown.card, shown).includes(at.day));
}

/** A diary or an event that was begun goes on where it was left. A reminder leads straight to what is open, if that is one thing. */
function where(shown: Shown, called: boolean): Screen {
  const { card } = shown;
  if (card === null) return { name: 'home' };
  const waiting = due(card, shown);
  const begun = waiting.find(name => shown.drafts.has(name)) ?? [...shown.drafts.keys()].find(name => eventOf(name) !== null && besides(card, name) !== undefined);
  const day = begun ?? (called && !shown.left && waiting.length === 1 ? waiting[0] : undefined);
  if (day === undefined) return { name: 'home' };
  const then = stepOf(shown, day);
  const says = saysToAll(card, shown.drafts.get(day));
  return says.length === 0 ? then : { name: 'crisis', says, then };
}
