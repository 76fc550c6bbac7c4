import { Checkbox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTexts } from '../../text/i18n';
import { CHECKS, showStep, stepOf, steps, type Step } from './steps';
import type { Sheet } from './use-record';

type Props = { readonly sheet: Sheet; readonly all: boolean; readonly setAll: (all: boolean) => void };

/** The steps from top to bottom, with what the own agency still owes in each; a press leads there. */
export function StepNav({ sheet, all, setAll }: Props) {
  const t = useTexts('record');
  const words = useTexts('words');
  const lists = sheet.own?.lists ?? sheet.record.columns.flatMap((c) => c.lists);
  const unverified = [...new Set(lists.flatMap((l) => (l.provenance.verified ? [] : [l.provenance.source])))];
  return (
    <nav className="record-steps" aria-label={t('steps')}>
      <ol>
        {steps.map((step, i) => {
          const { owed, said } = standing(sheet, step);
          const done = owed === 0 && said > 0;
          return (
            <li key={step}>
              <button type="button" data-done={done || undefined} onClick={() => showStep(step)}>
                <span className="step-no figures">{done ? <IconCheck size={14} aria-hidden /> : i + 1}</span>
                {t(`step.${step}`)}
                {owed > 0 && <em className="figures">{t('owed', { count: owed })}</em>}
                {owed === 0 && said === 0 && <small>{t('free')}</small>}
              </button>
            </li>
          );
        })}
      </ol>
      <Checkbox label={t('allChecks')} checked={all} onChange={(e) => setAll(e.currentTarget.checked)} />
      {unverified.length > 0 && (
        <p className="record-source" title={unverified.join('\n')}>
          {t('listSource')} <b>{words('unverified')}</b>
        </p>
      )}
    </nav>
  );
}

/** How many fields of a step the own agency owes, and how many it has filled. */
function standing({ own }: Sheet, step: Step): { readonly owed: number; readonly said: number } {
  if (!own) return { owed: 0, said: 0 };
  const owed = own.open.filter((item) => stepOf(item) === step).length;
  if (step === 'photos') return { owed, said: own.photos.length };
  const wanted = CHECKS[step].filter((item) => own.required.includes(item)).length - owed;
  const filled = [...own.entries.keys()].filter((item) => stepOf(item) === step).length;
  return { owed, said: Math.max(wanted, filled) };
}
