/** Full jitter, a time between nothing and a ceiling that doubles with each failure, so that ten thousand phones do not come back together. */
export const base = 2_000;
export const cap = 600_000;

/** How long to wait after so many failures in a row. What the server asked for is the least. */
export function wait(failures: number, chance: number, retryAfter: number): number {
  const ceiling = Math.min(cap, base * 2 ** Math.min(failures, 30));
  return retryAfter + Math.floor(chance * ceiling);
}
