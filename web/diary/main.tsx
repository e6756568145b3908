import { render } from 'preact';
import { App } from './App';
import { look } from './phone';
import { Private } from './Plain';
import './style.css';
import { chosen, speak } from './words';

const root = document.getElementById('diary')!;
const language = chosen();
const texts = await speak(language);
const brought = new URLSearchParams(location.hash.slice(1));
// A code is a secret: it stays in no history.
if (brought.size > 0) history.replaceState(null, '', location.pathname);
try {
  const shown = await look();
  render(<App texts={texts} language={language} shown={shown} code={brought.get('join')} consent={brought.get('consent')} write={brought.has('write')} />, root);
} catch {
  // Nothing can be kept here: then nobody may be led to believe it.
  render(<Private texts={texts} />, root);
}
await navigator.serviceWorker?.register('/phone/sw.js').catch(() => undefined);
