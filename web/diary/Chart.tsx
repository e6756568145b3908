import type { PersonalItem } from '../shared/wire';
import type { Texts } from './texts';
import { date } from './words';

const [width, height, edge] = [320, 120, 8];

/** Her numbers day by day, with the middle one of each week as a line. Low is at the bottom in every language; the same stands below in words. */
export function Chart({ texts, item }: { readonly texts: Texts; readonly item: PersonalItem }) {
  const { points, weeks } = item;
  const values = points.map(point => point.value);
  const [low, high] = [item.low ?? Math.min(...values), item.high ?? Math.max(...values)];
  const [first, last] = [points[0]!.day, points[points.length - 1]!.day];
  const x = (day: number): number => edge + ((width - 2 * edge) * (day - dayOf(first))) / Math.max(1, dayOf(last) - dayOf(first));
  const y = (value: number): number => height - edge - ((height - 2 * edge) * (value - low)) / (high === low ? 1 : high - low);
  const middles = weeks.map(week => `${x(Math.min(dayOf(last), Math.max(dayOf(first), dayOf(week.day) + 3))).toFixed(1)},${y(week.value).toFixed(1)}`);
  return (
    <>
      <p class="hint">{end(item, high, 1)}</p>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${item.ask} ${date(first)} – ${date(last)}`}>
        <path d={`M${edge} ${edge}V${height - edge}H${width - edge}`} fill="none" stroke="currentColor" />
        {points.map((point, at) => (
          <circle key={at} cx={x(dayOf(point.day)).toFixed(1)} cy={y(point.value).toFixed(1)} r="3" fill="currentColor" />
        ))}
        <polyline points={middles.join(' ')} fill="none" stroke="currentColor" stroke-width="2" />
      </svg>
      <p class="hint days" dir="ltr">
        <bdi>{date(first)}</bdi>
        <bdi>{date(last)}</bdi>
      </p>
      <p class="hint">{end(item, low, 0)}</p>
      {item.higherIsBetter !== null && <p>{item.higherIsBetter ? texts.higherBetter : texts.lowerBetter}</p>}
      <details>
        <summary class="button">{texts.reportWeeks}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.weekFrom}</th>
              <th scope="col">{texts.middle}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map(week => (
              <tr key={week.day}>
                <th scope="row">{date(week.day)}</th>
                <td>{week.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

const dayOf = (day: string): number => Date.parse(day) / 86_400_000;

/** A value and the words at that end of the instrument. */
const end = (item: PersonalItem, value: number, at: 0 | 1): string => [`${value}${item.unit === null ? '' : ` ${item.unit}`}`, ...item.ends.slice(at, at + 1)].join(': ');
