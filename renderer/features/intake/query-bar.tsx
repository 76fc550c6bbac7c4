import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Port } from '#shared/domain/port';
import { inspectionMode } from '#shared/domain/words';
import { useTexts } from '../../text/i18n';
import { chordOf } from '../../ui/keys';
import { inLanguage } from '../../text/local-text';
import { useIntake } from './intake-view';
import { anything, requestStates, type RequestState } from './request-rows';
import { useStateWord } from './state-word';

const stateOf = (value: string | null): RequestState | null => requestStates.find((s) => s === value) ?? null;

const LISTS = ['requests', 'consignments', 'triage', 'joined'] as const;

type Props = Pick<Port, 'agencies'> & {
  /** Requests that fit, requests in all, loads in all. */
  readonly found: number;
  readonly all: number;
  readonly loads: number;
};

/** The query form above the list: agency, mode, state, text. It answers while it is typed in; Ctrl+F leads here. */
export function QueryBar({ agencies, found, all, loads }: Props) {
  const t = useTexts('intake');
  const words = useTexts('words');
  const announced = useTexts('loads');
  const { i18n } = useTranslation();
  const stateWord = useStateWord();
  const { query, ask, list, showList } = useIntake();
  const requests = list === 'requests';
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    function onKey(e: KeyboardEvent): void {
      if (chordOf(e) !== 'Ctrl+f') return;
      e.preventDefault();
      field.current?.select();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <search className="query-bar">
      {loads > 0 && (
        <SegmentedControl
          aria-label={t('list.which')}
          value={list}
          onChange={(value) => showList(LISTS.find((l) => l === value) ?? 'requests')}
          data={[
            { value: 'requests', label: `${t('list.requests')} ${all}` },
            { value: 'consignments', label: `${t('list.consignments')} ${loads}` },
            { value: 'triage', label: announced('triage') },
            { value: 'joined', label: announced('joined') },
          ]}
        />
      )}
      <Select
        disabled={!requests}
        aria-label={t('column.agency')}
        placeholder={t('query.anyAgency')}
        w={124}
        clearable
        data={agencies.map((a) => ({ value: a.code, label: inLanguage(a.name, i18n.language) }))}
        value={query.agency}
        onChange={(agency) => ask({ agency })}
      />
      <Select
        disabled={!requests}
        aria-label={t('column.mode')}
        placeholder={t('query.anyMode')}
        w={124}
        clearable
        data={inspectionMode.options.map((value) => ({ value, label: words(`mode.${value}`) }))}
        value={query.mode}
        onChange={(value) => ask({ mode: inspectionMode.options.find((m) => m === value) ?? null })}
      />
      <Select
        disabled={!requests}
        aria-label={t('column.state')}
        placeholder={t('query.anyState')}
        w={124}
        clearable
        data={requestStates.map((value) => ({ value, label: stateWord(value) }))}
        value={query.state}
        onChange={(value) => ask({ state: stateOf(value) })}
      />
      <TextInput
        ref={field}
        className="query-text"
        type="search"
        aria-label={t('query.text')}
        placeholder={t('query.textHint')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={query.text}
        onChange={(e) => ask({ text: e.currentTarget.value })}
        onKeyDown={(e) => chordOf(e.nativeEvent) === 'Escape' && ask({ text: '' })}
      />
      <Button variant="default" disabled={query === anything} onClick={() => ask(anything)}>
        {t('query.reset')}
      </Button>
      <output className="query-count figures">
        {!requests && t('query.all', { count: loads })}
        {requests && (found === all ? t('query.all', { count: all }) : t('query.found', { count: found, all }))}
      </output>
    </search>
  );
}
