import './data/quiet-zod';
import './ui/fonts.css';
import './ui/kit.css';
import './ui/tokens.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { choices } from './data/ports-at-desk';
import { firstLanguage, startTexts } from './text/i18n';

async function start(): Promise<void> {
  // Without this the browser may clear the desk's memory when the disk runs low.
  void navigator.storage.persist();
  const { language } = await choices();
  await startTexts(language || firstLanguage(navigator.language));
  createRoot(document.getElementById('root')!).render(<App />);
}

void start();
