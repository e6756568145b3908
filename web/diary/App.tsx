import { useEffect, useState } from 'preact/hooks';
import { asked } from '../shared/branching';
import { eventOf } from '../shared/occasion';
import type { Draft } from '../shared/draft';
import type { DiaryCard, DiaryCardItem } from '../shared/wire';
import { NotKept } from '../shared/store';
import { next, open } from '../shared/windows';
import { Home } from './Home';
import { clock, eventsOf, itemsOf, keep, look, Outbox, type Shown } from './phone';
import { Join, Ready, Sent, Wrong } from './Plain';
import { Question } from './Question';
import { Review } from './Review';
import type { Texts } from './texts/en';
import { choose, date, speak, type Language } from './words';

/** Where she is. */
type Screen =
  | { readonly name: 'home' | 'wrong' | 'ready' }
  | { readonly name: 'question'; readonly day: string; readonly item: string }
  | { readonly name: 'review'; readonly day: string }
  | { readonly name: 'sent'; readonly number: number };

interface Props {
  readonly texts: Texts;
  readonly language: Language;
  readonly shown: Shown;
  readonly code: string | null;
}

const others = new BroadcastChannel('daybook');

export function App(first: Props) {
  const [{ texts, language }, say] = useState({ texts: first.texts, language: first.language });
  const [shown, show] = useState(first.shown);
  const [outbox, setOutbox] = useState<Outbox | null>(null);
  const [broken, breakDown] = useState(false);
  const [screen, goTo] = useState<Screen>(() => where(first.shown));
  const refresh = async (): Promise<Shown> => {
    const now = await look();
    show(now);
    return now;
  };
  const tell = (): void => {
    others.postMessage('changed');
    void refresh();
  };

  useEffect(() => {
    const { joined } = shown;
    if (joined !== null) Outbox.of(joined, tell).then(setOutbox, () => breakDown(true));
  }, [shown.joined?.device]);

  useEffect(() => {
    if (outbox === null) return;
    const wake = (): void => {
      outbox.sender.wake();
      outbox.refreshCard().then(refresh, () => undefined);
    };
    const seen = (): void => (document.visibilityState === 'visible' ? wake() : undefined);
    wake();
    others.onmessage = () => void refresh();
    addEventListener('online', wake);
    document.addEventListener('visibilitychange', seen);
    return () => {
      removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [outbox]);

  const home = (): void => {
    void refresh();
    goTo({ name: 'home' });
  };
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
        {content()}
      </main>
    </>
  );

  function content() {
    const { card, joined } = shown;
    if (joined === null)
      return <Join texts={texts} code={first.code} joined={() => void refresh().then(() => goTo({ name: 'ready' }))} />;
    if (screen.name === 'ready') return <Ready texts={texts} home={home} />;
    if (screen.name === 'wrong') return <Wrong texts={texts} home={home} />;
    if (screen.name === 'sent') return <Sent texts={texts} sent={hasReceipt(shown, screen.number)} home={home} />;
    if (card === null || !('day' in screen)) return homeScreen();
    // Another window may have sent this diary while it stood open here: it is told as sent, not taken away.
    const kept = shown.entries.find(entry => entry.day === screen.day);
    if (kept !== undefined) return <Sent texts={texts} sent={hasReceipt(shown, kept.number)} home={home} />;
    const draft = shown.drafts.get(screen.day);
    if (screen.name === 'review' && draft !== undefined)
      return <Review texts={texts} items={asked(itemsOf(card, draft.day), draft.answers)} draft={draft} open={item => goTo({ name: 'question', day: draft.day, item })} send={() => send(draft.day)} />;
    const item = screen.name === 'question' ? itemsOf(card, screen.day).find(known => known.id === screen.item) : undefined;
    if (item !== undefined) return question(card, screen.day, item, draft);
    return homeScreen();
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
        doors={card === null ? [] : open(card, now, shown.finished)}
        next={card === null ? null : next(card, now)}
        start={day => goTo(stepOf(shown, day))}
        wrong={() => goTo({ name: 'wrong' })}
        language={language}
        speak={change}
      />
    );
  }

  function question(card: DiaryCard, day: string, item: DiaryCardItem, draft: Draft | undefined) {
    const late = open(card, clock.now(), new Set()).some(door => door.window.day === day && door.late);
    const all = itemsOf(card, day);
    const items = asked(all, draft?.answers ?? []);
    const event = eventsOf(card).find(one => one.id === eventOf(day));
    const at = items.indexOf(item);
    const before = items[at - 1];
    return (
      <Question
        key={`${day} ${item.id}`}
        texts={texts}
        heading={event !== undefined ? event.title : late ? `${texts.forDay} ${date(day)}` : date(day)}
        item={item}
        step={at + 1}
        count={items.length}
        answer={draft?.answers.find(answer => answer.item === item.id)?.answer}
        back={() => (before === undefined ? home() : goTo({ name: 'question', day, item: before.id }))}
        keep={async answer => {
          await keep(all, day, { item: item.id, answer, place: null, trial: 1 });
          const now = await refresh();
          const after = asked(all, now.drafts.get(day)?.answers ?? []);
          const next = after[after.findIndex(known => known.id === item.id) + 1];
          goTo(next === undefined ? stepOf(now, day) : { name: 'question', day, item: next.id });
        }}
      />
    );
  }

  async function send(day: string): Promise<void> {
    const entry = await outbox?.sealing.seal(day);
    // Without an entry that was read back nothing may be called saved.
    if (outbox === null || entry === null || entry === undefined) throw new NotKept(day);
    await refresh();
    goTo({ name: 'sent', number: entry.number });
    outbox.sender.wake();
    others.postMessage('changed');
  }
}

/** Of an entry that is not there nobody says that it was sent. */
const hasReceipt = (shown: Shown, number: number): boolean => (shown.entries.find(entry => entry.number === number)?.receipt ?? null) !== null;

/** The first question of the day without an answer; the answers themselves when there is none. */
function stepOf(shown: Shown, day: string): Screen {
  const answers = shown.drafts.get(day)?.answers ?? [];
  const left = asked(shown.card === null ? [] : itemsOf(shown.card, day), answers).find(item => answers.every(answer => answer.item !== item.id));
  return left === undefined ? { name: 'review', day } : { name: 'question', day, item: left.id };
}

/** A diary or an event that was begun goes on where it was left. */
function where(shown: Shown): Screen {
  const begun = shown.card === null ? undefined : open(shown.card, clock.now(), shown.finished).find(door => shown.drafts.has(door.window.day));
  const day = begun?.window.day ?? [...shown.drafts.keys()].find(name => eventOf(name) !== null);
  return day === undefined ? { name: 'home' } : stepOf(shown, day);
}
