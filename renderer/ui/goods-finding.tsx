import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconHourglassHigh,
  IconLeafOff,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingState, GoodsFinding } from '#shared/rules/goods-rules';
import { useTexts } from '../text/i18n';
import { inLanguage } from '../text/local-text';
import './goods-finding.css';

const SIGNS: Readonly<Record<FindingState, Icon>> = {
  blocked: IconBan,
  refused: IconBan,
  pending: IconHourglassHigh,
  noLane: IconLeafOff,
  warned: IconAlertTriangle,
  cleared: IconCircleCheck,
};

/** The gravest thing that the rules on goods say of a load, in a word; the whole of it is in the tip. */
export function GoodsSign({ findings }: { readonly findings: readonly GoodsFinding[] }) {
  const t = useTexts('goods');
  const { i18n } = useTranslation();
  const [first] = findings;
  if (!first || first.state === 'cleared') return null;
  const Sign = SIGNS[first.state];
  const tip = findings.map((f) => `${t(`state.${f.state}`)}: ${inLanguage(f.rule.title, i18n.language)}`).join('\n');
  return (
    <span className="goods-sign" data-state={first.state} title={tip}>
      <Sign size={13} aria-hidden />
      {t(`sign.${first.state}`)}
    </span>
  );
}

type LineProps = { readonly finding: GoodsFinding; readonly children?: ReactNode };

/** One rule that concerns a load: what it says, by which version and source, and what has come of it. */
export function FindingLine({ finding: { rule, state, review }, children }: LineProps) {
  const t = useTexts('goods');
  const { i18n } = useTranslation();
  const Sign = SIGNS[state];
  return (
    <li className="goods-finding" data-state={state}>
      <p>
        <Sign size={14} aria-hidden />
        <b>{t(`state.${state}`)}</b>
        <span>{inLanguage(rule.title, i18n.language)}</span>
      </p>
      <small title={rule.provenance.source}>
        {t('version', { version: rule.version })}
        {!rule.provenance.verified && <em>{t('unverified')}</em>}
        <span>{t('source', { source: rule.provenance.source })}</span>
      </small>
      {review && <small>{t('reviewed', { reason: review.reason })}</small>}
      {children}
    </li>
  );
}
