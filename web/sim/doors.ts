import { createInterface } from 'node:readline';
import type { DiaryCard } from '../shared/wire';
import { open } from '../shared/windows';

/** What the phone shows of a card at many moments: the doors that stand open, each with its day, whether it is late, and until when. */
interface Asked {
  readonly card: DiaryCard;
  readonly at: readonly number[];
}

const nothing: ReadonlySet<string> = new Set();

for await (const line of createInterface({ input: process.stdin })) {
  const { card, at } = JSON.parse(line) as Asked;
  const shown = at.map(now => open(card, now, nothing).map(({ window, late, until }) => ({ day: window.day, late, until })));
  process.stdout.write(JSON.stringify(shown) + '\n');
}
