import { useEffect, useState } from 'preact/hooks';
import type { ConsentReading } from '../shared/wire';
import { Heading } from './Heading';
import { keepCopy, reading, saysNo, sign } from './consenting';
import { Copy } from './Copy';
import { Idea, paragraphs, Understood } from './Reading';
import { Signature } from './Signature';
import type { Texts } from './texts';

interface Props {
  readonly texts: Texts;
  readonly code: string;
  /** Whether the screen says already that the study is not a real one. */
  readonly stamped: boolean;
  readonly home: () => void;
}

/** The document one idea a screen, or only what changed; then what was understood; then her name. She may stop at every step, and nothing is signed before the last. */
export function Consent({ texts, code, stamped, home }: Props) {
  const [read, know] = useState<ConsentReading | null>(null);
  const [at, turn] = useState(0);
  const [tries, count] = useState<readonly number[]>([]);
  const [page, keep] = useState<string | null>(null);
  const [trouble, tell] = useState('');
  const say = (problem: unknown): void => tell(saysNo(texts, problem));
  const fetchIt = (language: string | null): void => {
    tell('');
    reading(code, language).then(know, say);
  };
  useEffect(() => fetchIt(null), []);
  if (read === null) return <Waiting texts={texts} trouble={trouble} again={() => fetchIt(null)} home={home} />;
  return (
    <>
      {!stamped && read.stamp !== '' && <p class="stamp">{read.stamp}</p>}
      {step(read)}
    </>
  );

  function step(it: ConsentReading) {
    const ideas = it.changes ?? it.ideas.map(idea => ({ was: null, is: idea }));
    const back = (): void => (at === 0 ? home() : turn(at - 1));
    const next = (): void => turn(at + 1);
    if (page !== null) return <Signed texts={texts} read={it} page={page} home={home} />;
    const common = { texts, step: at + 1, count: ideas.length + it.questions.length + 1, telephone: it.telephone, language: it.language, languages: at === 0 ? it.languages : [], speak: fetchIt, trouble, back };
    const idea = ideas[at];
    if (idea !== undefined) return <Idea {...common} key={at} more={it.changes === null ? (it.more[at] ?? '') : ''} heading={it.changes === null ? texts.consent : texts.whatIsNew} changes={it.changes === null ? null : ideas.length} idea={idea} next={next} />;
    const asked = at - ideas.length;
    const question = it.questions[asked];
    const tried = (): void => count(it.questions.map((_, i) => (tries[i] ?? 0) + (i === asked ? 1 : 0)));
    if (question !== undefined) return <Understood {...common} key={at} question={question} tried={tried} next={next} />;
    return <Signature {...common} ideas={it.ideas.flatMap((idea, of) => [idea, ...paragraphs(it.more[of] ?? '')])} notNow={home} agree={name => sign(code, it, name, tries).then(keep)} />;
  }
}

function Waiting({ texts, trouble, again, home }: { readonly texts: Texts; readonly trouble: string; readonly again: () => void; readonly home: () => void }) {
  return (
    <section class="wrong">
      <Heading>{texts.consent}</Heading>
      {trouble === '' ? <p>{texts.loading}</p> : <p class="missing" role="alert">{trouble}</p>}
      {trouble !== '' && (
        <button class="next" onClick={again}>
          {texts.tryAgain}
        </button>
      )}
      <button class="quiet" onClick={home}>
        {texts.notNow}
      </button>
    </section>
  );
}

/** Her copy, which she keeps here or not: the device may be the clinic's. */
function Signed({ texts, read, page, home }: { readonly texts: Texts; readonly read: ConsentReading; readonly page: string; readonly home: () => void }) {
  const [failed, fail] = useState(false);
  return (
    <section class="wrong signed">
      <Heading>{texts.thanks}</Heading>
      <ul class="facts">
        <li class="so">{`✓ ${texts.youSigned}`}</li>
      </ul>
      <p class="missing" role="alert">
        {failed ? texts.notSaved : ''}
      </p>
      <button class="next" onClick={() => void keepCopy(read.version, read.title, page).then(home, () => fail(true))}>
        {texts.keepCopy}
      </button>
      <Copy texts={texts} page={page} />
      <button class="quiet" onClick={home}>
        {texts.notMyPhone}
      </button>
    </section>
  );
}
