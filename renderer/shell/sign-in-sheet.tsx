import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, dayOf } from '#shared/kernel/time';
import { role, type User } from '#shared/domain/user';
import { byAgency } from '#shared/rules/demand';
import { choose } from '../data/ports-at-desk';
import { useDeskState, useNow, usePort } from '../services';
import { unlock } from '../state/lock';
import { useView } from '../state/view';
import { useTexts } from '../text/i18n';
import { inLanguage } from '../text/local-text';
import { LanguageMenu } from './language-menu';
import { SignInForm } from './sign-in-form';

/** Covers the whole window until somebody signs in. Nothing of any case is behind it, nothing but it takes keys. */
export function SignInSheet() {
  const t = useTexts('signIn');
  const shell = useTexts('shell');
  const { i18n } = useTranslation();
  const port = usePort();
  const now = useNow();
  const rows = useDeskState((s) => s.world.users);
  const before = useView((v) => v.userId);
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (sheet.current?.open === false) sheet.current.showModal();
    void import('../ui/fonts.css'); // as after the first picture of an open desk
  }, []);
  const users = [...rows.values()].filter((u) => u.active && u.portId === port.id).toSorted(byRole);
  function enter(user: User): void {
    useView.getState().signIn(user.id);
    void choose({ userId: user.id });
    unlock();
  }
  return (
    <dialog ref={sheet} className="sign-in" aria-label={t('title')} onCancel={(e) => e.preventDefault()}>
      <div className="sign-in-language">
        <LanguageMenu />
      </div>
      <header>
        <h1>
          {shell('product')} <span>{inLanguage(port.name, i18n.language)}</span>
        </h1>
        <p className="figures">
          {dayOf(now, port.zone)} {clockText(now, port.zone)}
        </p>
      </header>
      <SignInForm users={users} first={before} verb={t('enter')} onSigned={enter} />
    </dialog>
  );
}

const byRole = (a: User, b: User): number =>
  role.options.indexOf(a.role) - role.options.indexOf(b.role) ||
  byAgency(a.agency, b.agency) ||
  (a.name < b.name ? -1 : 1);
