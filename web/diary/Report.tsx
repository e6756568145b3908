import { useEffect, useRef, useState } from 'preact/hooks';
import type { PersonalGroup, PersonalItem, PersonalReport } from '../shared/wire';
import { Chart } from './Chart';
import { asFile } from './consenting';
import type { Texts } from './texts';
import { date } from './words';

interface Props {
  readonly texts: Texts;
  readonly report: PersonalReport;
}

/** What she told the study, for herself, and as a file to keep. */
export function Report({ texts, report }: Props) {
  const page = useRef<HTMLDivElement>(null);
  const [file, save] = useState('');
  useEffect(() => save(asFile(alone(texts, page.current!.innerHTML))), [texts]);
  return (
    <>
      <div class="own" ref={page}>
        <p>{texts.reportText}</p>
        <p>{`${texts.reportDays} ${report.done} ${texts.of} ${report.days}`}</p>
        {report.visits.length > 0 && <p>{`${texts.reportVisits} ${report.visits.map(date).join(' · ')}`}</p>}
        <Took texts={texts} report={report} />
        {report.groups.length === 0 && <p>{texts.nothingSaid}</p>}
        {report.groups.map((group, at) => (
          <Group texts={texts} group={group} key={at} />
        ))}
        <p>{texts.reportCare}</p>
      </div>
      <a class="button quiet" href={file} download="report.html">
        {texts.saveReport}
      </a>
    </>
  );
}

/** The same words as a page that stands alone. */
function alone(texts: Texts, words: string): string {
  const { lang, dir } = document.documentElement;
  return `<!doctype html>\n<html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>${texts.report}</title><style>body{font-family:sans-serif;max-width:40rem;margin:1rem auto}svg{max-width:100%}</style></head><body><h1>${texts.report}</h1>${words}</body></html>\n`;
}

function Took({ texts, report }: Props) {
  if (report.taken === null) return <p>{texts.tookLater}</p>;
  if (report.taken.length === 0) return null;
  return (
    <div class="card">
      <h2>{texts.took}</h2>
      <ul>
        {report.taken.map(took => (
          <li key={took.from}>
            <bdi>{`${date(took.from)} – ${date(took.to)}`}</bdi>: <bdi>{took.name}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

const Group = ({ texts, group }: { readonly texts: Texts; readonly group: PersonalGroup }) => (
  <div class="card">
    {group.title !== null && <h2 dir="auto">{group.title}</h2>}
    {group.map !== null && <h2 dir="auto">{group.map}</h2>}
    {group.items.map(item => (
      <Item texts={texts} item={item} key={item.ask} />
    ))}
  </div>
);

function Item({ texts, item }: { readonly texts: Texts; readonly item: PersonalItem }) {
  if (item.yes !== null)
    return (
      <p>
        <bdi>{item.ask}</bdi> <strong>{`${texts.yes}: ${item.yes} ${texts.of} ${item.times}`}</strong>
      </p>
    );
  return (
    <>
      <h2 dir="auto">{item.ask}</h2>
      {item.points.length > 0 && <Chart texts={texts} item={item} />}
      {item.choices.length > 0 && (
        <ul>
          {item.choices.map(choice => (
            <li key={choice.label}>
              <bdi>{choice.label}</bdi>: <strong>{`${choice.times} ${texts.of} ${item.times}`}</strong>
            </li>
          ))}
        </ul>
      )}
      {item.words.length > 0 && (
        <details>
          <summary class="button">{texts.allSaid}</summary>
          <ul>
            {item.words.map(({ day, said }, at) => (
              <li key={at}>
                <bdi>{date(day)}</bdi>: <bdi>{said}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
