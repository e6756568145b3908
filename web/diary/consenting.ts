import { iso } from '../shared/clock';
import { utf8, toBase64 } from '../shared/bytes';
import { requestText } from '../shared/signing';
import { NotKept } from '../shared/store';
import { publicKeyOf, sha256, signer } from '../shared/webKey';
import type { ConsentAsked, ConsentCopy, ConsentReading, ConsentSigned, ConsentSigning } from '../shared/wire';
import { clock, CodeUsedUp, herKey, store, within } from './phone';
import type { Texts } from './texts';

const signing = '/consent/signing';
const patience = 30_000;

async function ask<T>(path: string, body: object): Promise<T> {
  const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), signal: within(patience) });
  if (answer.status === 422) throw await refusal(answer);
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as T;
}

/** The study says no, in the words of its staff, who are beside her. */
class Refused extends Error {}

/** Why nothing was read, signed or joined. */
export function saysNo(texts: Texts, problem: unknown): string {
  if (problem instanceof NotKept) return texts.private;
  if (problem instanceof CodeUsedUp) return texts.joinFailed;
  return problem instanceof Refused ? `${texts.refused} ${problem.message}` : texts.offline;
}

async function refusal(answer: Response): Promise<Error> {
  const { code, what, remedy } = (await answer.json()) as { readonly code: string; readonly what: string; readonly remedy: string };
  return code === 'consent.code-used-up' ? new CodeUsedUp() : new Refused(`${what}. ${remedy}`);
}

/** The document that the code is for, in the language that she chose. From then on the code works on this phone alone. */
export async function reading(code: string, language: string | null): Promise<ConsentReading> {
  const asked: ConsentAsked = { code, key: await publicKeyOf(await herKey()), language, speaks: document.documentElement.lang };
  return ask('/consent/reading', asked);
}

/** Signs with her name and this phone's key; her copy comes back. The name goes nowhere else. */
export async function sign(code: string, { version, language }: ConsentReading, name: string, tries: readonly number[]): Promise<string> {
  const pair = await herKey();
  const said: ConsentSigned = { version, language, name, tries, localClock: iso(clock, clock.now()), zone: clock.zone() };
  const signed = JSON.stringify(said);
  const signature = toBase64(await signer(pair)(await requestText(sha256, 'POST', signing, signed)));
  const asked: ConsentSigning = { code, key: await publicKeyOf(pair), signed, signature };
  return (await ask<ConsentCopy>(signing, asked)).page;
}

/** Her copy stays on this phone. */
export const keepCopy = (version: string, title: string, page: string): Promise<void> =>
  store.write(tx => tx.put('consent', `${version} ${clock.now()}`, { version, title, page, at: clock.now() }));

/** A copy as a file to save. */
export const asFile = (page: string): string => URL.createObjectURL(new Blob([utf8(page)], { type: 'text/html' }));
