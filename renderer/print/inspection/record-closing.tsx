import { wordOf } from '../../text/sentences';
import { Box } from './box';
import type { FormTexts } from './form-texts';
import { ADVICE, type AgencyPart, type RecordSheet } from './record-sheet';

type Props = { readonly sheet: RecordSheet; readonly texts: FormTexts };

/** Two officers sign for each agency. */
const SIGNATURES = 2;

/** The second page: what each agency concludes and proposes, who inspected, who was there, re-inspection, release, seals. */
export function RecordClosing({ sheet, texts }: Props) {
  const { t } = texts;
  const [notes = []] = sheet.supplement;
  return (
    <div className="form-page">
      {sheet.agencies.map((agency) => (
        <Agency key={agency.name} agency={agency} texts={texts} />
      ))}
      <Party sheet={sheet} texts={texts} />
      <p className="form-line">
        <b>{t('recheck')}</b> {sheet.rechecks.length === 0 ? '/' : sheet.rechecks.join('；')}
      </p>
      <Release sheet={sheet} texts={texts} />
      {notes.length > 0 && (
        <div className="form-supplement">
          <b>{t('supplement')}</b>
          {notes.map((line, i) => (
            // Lines of one form never change places.
            <p key={i} className="form-line">
              {line}
            </p>
          ))}
        </div>
      )}
      <div className="form-seals">
        {sheet.agencies.map((a) => (
          <div key={a.name}>
            <span>{a.name}</span>
            {t('seal')}
          </div>
        ))}
      </div>
    </div>
  );
}

function Agency({ agency, texts: { t, words } }: { readonly agency: AgencyPart; readonly texts: FormTexts }) {
  return (
    <section className="form-agency">
      <p>
        <b>{t('conclusionOf', { agency: agency.name })}</b>
        {(['normal', 'abnormal'] as const).map((r) => (
          <Box key={r} on={agency.result === r}>
            {wordOf(words, 'result', r)}
          </Box>
        ))}
        <b>{t('advice')}</b>
        {ADVICE.map((a) => (
          <Box key={a} on={agency.advice === a}>
            {wordOf(words, 'advice', a)}
          </Box>
        ))}
      </p>
      <p>
        <b>{t('damage')}</b>
        {(['no', 'yes'] as const).map((d) => (
          <Box key={d} on={agency.damage === (d === 'yes')}>
            {wordOf(words, 'damaged', d)}
          </Box>
        ))}
      </p>
      <p>
        <b>{t('crew')}</b> {agency.crew.length === 0 ? '/' : agency.crew.join('、')}
        {agency.signed !== null && <em>{t('signedAtDesk', { who: agency.signed })}</em>}
      </p>
      <p className="form-signs">
        {Array.from({ length: SIGNATURES }, (_, i) => (
          <span key={i}>{t('officer', { number: i + 1 })}</span>
        ))}
      </p>
    </section>
  );
}

function Party({ sheet: { party }, texts: { t, words } }: Props) {
  return (
    <section className="form-agency">
      <p>
        <b>{t('party')}</b>
        {(['present', 'absent'] as const).map((p) => (
          <Box key={p} on={party.present === (p === 'present')}>
            {wordOf(words, 'party', p)}
          </Box>
        ))}
        {(['signed', 'refused'] as const).map((s) => (
          <Box key={s} on={party.signature === s}>
            {wordOf(words, 'party', s)}
          </Box>
        ))}
        {[party.name, party.note].filter(Boolean).join(' · ')}
      </p>
      <p>
        <b>{t('witness')}</b> {party.witness === '' ? '/' : party.witness}
      </p>
      <p className="form-signs">
        <span>{t('partySign')}</span>
        <span>{t('witnessSign')}</span>
      </p>
    </section>
  );
}

function Release({ sheet, texts: { t, words } }: Props) {
  return (
    <section className="form-agency">
      <p>
        <b>{t('conditions')}</b>{' '}
        {sheet.conditions.length === 0
          ? '/'
          : sheet.conditions
              .map(({ kind, ref, state, source }) =>
                [wordOf(words, 'condition', kind), ref, wordOf(words, 'conditionState', state), source]
                  .filter(Boolean)
                  .join(' '),
              )
              .join('；')}
      </p>
      <p>
        <b>{t('released')}</b> {sheet.released ?? '/'}
      </p>
    </section>
  );
}
