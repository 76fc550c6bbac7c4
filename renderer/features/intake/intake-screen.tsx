import { Button } from '@mantine/core';
import { IconDownload, IconFileCertificate, IconFileImport, IconPlus } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { may } from '#shared/domain/user';
import { useActor, useDay, usePort } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import { AgencyBadge } from '../../ui/agency-badge';
import { DataTable, sortedRows } from '../../ui/data-table';
import { chordOf } from '../../ui/keys';
import { BatchPanel } from './batch-panel';
import { ConsignmentList, useConsignments } from './consignment-list';
import { useSaveTemplate } from './error-rows';
import { ImportDialog } from './import-dialog';
import './intake.css';
import { useIntake } from './intake-view';
import { JoinedList } from './joined-list';
import { ListTools } from './list-tools';
import { ManualForm } from './manual-form';
import { PermitDialog } from './permit-dialog';
import { QueryBar } from './query-bar';
import { useRequestColumns } from './request-columns';
import { RequestDetails } from './request-details';
import { matchingRows, requestRows, type RequestRow } from './request-rows';
import { TriageList } from './triage-list';
import { useArrived, useImport } from './use-import';

/** Intake: the day's requests, where they came from, and every way in for more. */
export function IntakeScreen() {
  const t = useTexts('intake');
  // The list of a long day may come a moment later than what was clicked.
  const day = useDeferredValue(useDay());
  const rows = useMemo(() => requestRows(day), [day]);
  const chosen = useIntake((s) => s.chosen);
  const form = useIntake((s) => s.form);
  const dialog = useView((v) => v.dialog);
  const actions = useImport();
  useArrived(actions.add);
  const row = rows.find((r) => r.id === chosen);
  return (
    <div className="intake">
      <header className="intake-head">
        <h1>{t('title')}</h1>
        <AgencyCounts rows={rows} />
        <span className="spring" />
        <ListTools />
        <WaysIn />
      </header>
      <RequestList rows={rows} />
      <aside className="intake-side">{row ? <RequestDetails row={row} /> : <BatchPanel />}</aside>
      {dialog === 'import' && <ImportDialog actions={actions} />}
      {form && <ManualForm />}
    </div>
  );
}

/** Template, one by hand, whole files. Who may not take in sees why the buttons rest. */
function WaysIn() {
  const t = useTexts('intake');
  const refusal = useTexts('refusal');
  const actor = useActor();
  const open = useView((v) => v.open);
  const openForm = useIntake((s) => s.openForm);
  const saveTemplate = useSaveTemplate();
  const barred = !may(actor, 'intake');
  const why = barred ? refusal('not-authorised') : undefined;
  useEffect(() => {
    function onKey(e: KeyboardEvent): void {
      if (barred || chordOf(e) !== 'Ctrl+n') return;
      e.preventDefault();
      openForm(true);
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [barred, openForm]);
  return (
    <>
      <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => void saveTemplate()}>
        {t('template.save')}
      </Button>
      <Permits />
      <Button
        variant="default"
        leftSection={<IconPlus size={16} />}
        title={why ?? 'Ctrl+N'}
        disabled={barred}
        onClick={() => openForm(true)}
      >
        {t('form.open')}
      </Button>
      <Button
        leftSection={<IconFileImport size={16} />}
        title={why ?? 'Ctrl+I'}
        disabled={barred}
        onClick={() => open('import')}
      >
        {t('import.open')}
      </Button>
    </>
  );
}

/** Lists of permits are entered by those who decide on releases. */
function Permits() {
  const t = useTexts('intake');
  const refusal = useTexts('refusal');
  const barred = !may(useActor(), 'release');
  const [shown, show] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileCertificate size={16} />}
        disabled={barred}
        {...(barred && { title: refusal('not-authorised') })}
        onClick={() => show(true)}
      >
        {t('permits.open')}
      </Button>
      {shown && <PermitDialog close={() => show(false)} />}
    </>
  );
}

function AgencyCounts({ rows }: { readonly rows: readonly RequestRow[] }) {
  const t = useTexts('intake');
  const { agencies } = usePort();
  return (
    <p className="agency-counts figures">
      {t('counts', { count: rows.length })}
      {agencies.map(({ code }) => (
        <span key={code}>
          <AgencyBadge code={code} agencies={agencies} /> {rows.filter((r) => r.request.agency === code).length}
        </span>
      ))}
    </p>
  );
}

function RequestList({ rows }: { readonly rows: readonly RequestRow[] }) {
  const t = useTexts('intake');
  const { agencies } = usePort();
  const { query, sort, orderBy, compact, shown, chosen, choose } = useIntake();
  const columns = useRequestColumns(shown);
  const asked = useDeferredValue(query);
  const found = useMemo(() => sortedRows(matchingRows(rows, asked), columns, sort), [rows, asked, columns, sort]);
  const consignments = useConsignments();
  const list = useIntake((s) => s.list);
  return (
    <section className="intake-list">
      <QueryBar agencies={agencies} found={found.length} all={rows.length} loads={consignments.length} />
      <div className="intake-table">
        {list === 'triage' && <TriageList />}
        {list === 'joined' && <JoinedList />}
        {list === 'triage' || list === 'joined' ? null : list === 'consignments' ? (
          <ConsignmentList consignments={consignments} />
        ) : (
          <DataTable
            label={t('list.label')}
            rows={found}
            columns={columns}
            keyOf={(row) => row.id}
            chosen={chosen}
            onChoose={choose}
            sort={sort}
            onSort={orderBy}
            compact={compact}
            toneOf={(row) => (row.state === 'done' || row.state === 'withdrawn' ? 'muted' : undefined)}
            empty={rows.length === 0 ? <NothingYet /> : t('list.notFound')}
          />
        )}
      </div>
    </section>
  );
}

/** The first thing seen on a new day: what to do now. */
function NothingYet() {
  const t = useTexts('intake');
  const day = useView((v) => v.day);
  const open = useView((v) => v.open);
  return (
    <>
      <strong>{t('list.none', { day })}</strong>
      <span>{t('list.noneHint')}</span>
      <Button leftSection={<IconFileImport size={16} />} onClick={() => open('import')}>
        {t('import.open')}
      </Button>
    </>
  );
}
