import { useState } from 'react';
import { useDay } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import type { SessionView } from '../../data/day-model';
import { CheckRow } from './check-row';
import { ChooseRecord } from './choose-record';
import { ConclusionRows } from './conclusion-rows';
import { CrewRow } from './crew-row';
import { ImagePanel } from './image-panel';
import { PhotoRow } from './photo-row';
import { RecheckPanel } from './recheck-panel';
import { RecordHead } from './record-head';
import './record.css';
import { ReleasePanel } from './release-panel';
import { SampleRow } from './sample-row';
import { SealRows } from './seal-rows';
import { SharedPart } from './shared-part';
import { SignPanel } from './sign-panel';
import { StepNav } from './step-nav';
import { CHECKS, steps, type Step } from './steps';
import { TemperatureRow } from './temperature-row';
import { useRecordKeys } from './use-record-keys';
import { useSheet, type Sheet } from './use-record';

/** 现场记录: the record of one inspection, a column an agency, from the papers to the signature and the release. */
export function RecordScreen() {
  const { byId } = useDay();
  const selected = useView((v) => v.selected);
  const view = selected === null ? undefined : byId.get(selected);
  return view ? <OneRecord key={view.id} view={view} /> : <ChooseRecord />;
}

function OneRecord({ view }: { readonly view: SessionView }) {
  const t = useTexts('record');
  const sheet = useSheet(view);
  const [all, setAll] = useState(false);
  const keys = useRecordKeys(sheet);
  return (
    <div className="record" ref={keys}>
      <RecordHead sheet={sheet} close={() => useView.getState().select(null)} />
      <StepNav sheet={sheet} all={all} setAll={setAll} />
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a reader of signed columns scrolls by keys */}
      <section className="record-sheet" tabIndex={0} aria-label={t('title')}>
        <ColumnHeads sheet={sheet} />
        {steps.map((step) => (
          <section key={step} id={`step-${step}`} aria-label={t(`step.${step}`)}>
            <h3>{t(`step.${step}`)}</h3>
            <StepRows sheet={sheet} step={step} all={all} />
          </section>
        ))}
      </section>
      <aside className="record-side">
        <SignPanel sheet={sheet} />
        <ImagePanel sheet={sheet} />
        <ReleasePanel sheet={sheet} />
        <RecheckPanel sheet={sheet} />
      </aside>
    </div>
  );
}

function ColumnHeads({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts('record');
  const words = useTexts('words');
  return (
    <div className="record-row record-heads">
      <span />
      {sheet.record.columns.map((c) => (
        <b key={c.agency} data-agency={c.agency} data-own={c.agency === sheet.actor.agency || undefined}>
          {c.agency === 'customs' || c.agency === 'border' ? words(`agency.${c.agency}`) : c.agency}
          {c.signature && <small>{t('isSigned')}</small>}
          {sheet.open && c === sheet.own && <small>{t('own')}</small>}
        </b>
      ))}
    </div>
  );
}

type StepProps = { readonly sheet: Sheet; readonly step: Step; readonly all: boolean };

function StepRows({ sheet, step, all }: StepProps) {
  const { columns } = sheet.record;
  const items = CHECKS[step].filter(
    (item) => all || columns.some((c) => c.required.includes(item) || c.entries.has(item)),
  );
  return (
    <>
      {items.map((item) => (
        <CheckRow key={item} sheet={sheet} item={item} />
      ))}
      {step === 'seals' && <SealRows sheet={sheet} />}
      {step === 'samples' && <SampleRow sheet={sheet} />}
      {step === 'temperature' && <TemperatureRow sheet={sheet} />}
      {step === 'photos' && <PhotoRow sheet={sheet} />}
      {step === 'conclusion' && (
        <>
          <CrewRow sheet={sheet} />
          <SharedPart sheet={sheet} />
          <ConclusionRows sheet={sheet} />
        </>
      )}
    </>
  );
}
