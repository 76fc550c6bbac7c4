import '../ui/fonts.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../text/i18n';
import { JoinHub } from '../features/hub/join-hub';
import { FoundPort } from './found-port';
import { LanguageMenu } from './language-menu';
import './welcome.css';

/** The first run: look at a full day, or set up the own port. */
export function Welcome({ onOpen }: { readonly onOpen: (url: string) => void }) {
  const t = useTexts('shell');
  const sync = useTexts('sync');
  const [step, setStep] = useState<'choose' | 'found' | 'join' | 'preparing'>('choose');
  function demo(): void {
    setStep('preparing');
    onOpen('/?demo=1');
  }
  return (
    <main className="welcome">
      <div className="welcome-language">
        <LanguageMenu />
      </div>
      <header>
        <h1>{t('welcome.title')}</h1>
        <p>{t('welcome.lead')}</p>
      </header>
      {step === 'found' && (
        <FoundPort onBack={() => setStep('choose')} onFounded={(code) => onOpen(`/?port=${code}`)} />
      )}
      {step === 'join' && (
        <>
          <JoinHub onJoined={(code) => onOpen(`/?port=${code}`)} />
          <Button variant="default" onClick={() => setStep('choose')}>
            {t('welcome.back')}
          </Button>
        </>
      )}
      {(step === 'choose' || step === 'preparing') && (
        <div className="welcome-ways">
          <button type="button" className="welcome-way" data-main onClick={demo} disabled={step === 'preparing'}>
            <strong>{step === 'preparing' ? t('welcome.preparing') : t('welcome.demo')}</strong>
            <span>{t('welcome.demoText')}</span>
          </button>
          <button
            type="button"
            className="welcome-way"
            onClick={() => setStep('found')}
            disabled={step === 'preparing'}
          >
            <strong>{t('welcome.found')}</strong>
            <span>{t('welcome.foundText')}</span>
          </button>
          <button type="button" className="welcome-way" onClick={() => setStep('join')} disabled={step === 'preparing'}>
            <strong>{sync('hub.way')}</strong>
            <span>{sync('hub.wayText')}</span>
          </button>
        </div>
      )}
    </main>
  );
}
