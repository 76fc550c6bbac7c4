import './data/quiet-zod';
import './ui/kit.css';
import './ui/tokens.css';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { choices } from './data/ports-at-desk';
import { openStart } from './data/start';
import { firstLanguage, startTexts } from './text/i18n';

/** The desk's memory is read while the texts are chosen; the board comes with this script. */
async function start(): Promise<void> {
  // The scroll lock of dialogs writes a style of its own; with the page's nonce the content policy lets it.
  setNonce(document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '');
  // Without this the browser may clear the desk's memory when the disk runs low.
  void navigator.storage.persist();
  const opening = openStart();
  // A database that does not open is told on the screen, which needs a language.
  const { language } = await choices().catch(() => ({ language: '' }));
  await startTexts(language || firstLanguage(navigator.language));
  createRoot(document.getElementById('root')!).render(<App opening={opening} />);
}

void start();
