import { toBase64 } from './bytes';
import { bodyOf, most, unsent } from './asking';
import type { Clock } from './clock';
import type { Hash } from './merkle';
import { requestText, type Identity, type Sign } from './signing';
import type { Store } from './store';
import type { RescueFile, RescueRequest } from './wire';

/** What could not be sent, as a file: the very requests that would have been sent, each with its signature. Null when everything has its receipt. */
export async function rescue(store: Store, clock: Clock, hash: Hash, sign: Sign, who: Identity): Promise<RescueFile | null> {
  const waiting = await unsent(store);
  if (waiting.length === 0) return null;
  const requests: RescueRequest[] = [];
  for (let at = 0; at < waiting.length; at += most) {
    const body = JSON.stringify(bodyOf({ head: undefined, lost: undefined, entries: waiting.slice(at, at + most) }, clock));
    requests.push({ body, signature: toBase64(await sign(await requestText(hash, 'POST', `/s/${who.study}/sync`, body))) });
  }
  return { format: 'daybook-rescue/1', study: who.study, device: who.device, requests };
}
