import { useMemo } from 'react';
import { HOUR, at, clockText, type Zone } from '#shared/kernel/time';
import { passedThoughTargeted, triageOf, type TriageLine } from '#shared/rules/triage';
import { useDay, useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import './triage.css';
import { LoadActions, objectOf } from './load-actions';

const COLUMNS = ['eta', 'object', 'goods', 'trader', 'targeting', 'papers', 'way', 'next'] as const;

/** The announced loads in waves by the hour they are due: which wait for an inspection, which are let through on arrival. */
export function TriageList() {
  const t = useTexts('loads');
  const { port, day } = useDay();
  const world = useDeskState((s) => s.world);
  const lines = useMemo(() => triageOf(world, port.id, day), [world, port.id, day]);
  const waves = useMemo(() => wavesOf(lines), [lines]);
  if (lines.length === 0) return <p className="triage-none">{t('none')}</p>;
  return (
    <div className="triage">
      <p className="triage-counts figures">
        {(['targeted', 'doubtful', 'free'] as const).map((kind) => (
          <span key={kind} title={t(`targetingHint.${kind}`)}>
            {t(`counts.${kind}`, { count: lines.filter((l) => l.targeting === kind).length })}
          </span>
        ))}
        <span>{t('counts.passed', { count: lines.filter((l) => l.passed).length })}</span>
      </p>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((key) => (
              <th key={key} scope="col">
                {t(`column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        {waves.map((wave) => (
          <tbody key={wave.start ?? 0}>
            <tr className="triage-wave">
              <th colSpan={COLUMNS.length} scope="colgroup">
                {wave.start === null ? t('noTime') : <Wave start={wave.start} zone={port.zone} />}{' '}
                <span>
                  {t('waveCount', { count: wave.lines.length })} ·{' '}
                  {t('counts.targeted', { count: wave.lines.filter((l) => l.targeting !== 'free').length })} ·{' '}
                  {t('counts.free', { count: wave.lines.filter((l) => l.targeting === 'free').length })}
                </span>
              </th>
            </tr>
            {wave.lines.map((line) => (
              <Row key={line.consignment.id} line={line} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Wave({ start, zone }: { readonly start: number; readonly zone: Zone }) {
  const t = useTexts('loads');
  return <>{t('wave', { from: clockText(at(start), zone), until: clockText(at(start + HOUR), zone) })}</>;
}

type WaveLines = { readonly start: number | null; readonly lines: TriageLine[] };

/** Zones are whole hours from UTC, so an hour of one is an hour of all. */
function wavesOf(lines: readonly TriageLine[]): readonly WaveLines[] {
  const waves = new Map<number | null, WaveLines>();
  for (const line of lines) {
    const { eta } = line.consignment;
    const start = eta === null ? null : Math.floor(eta / HOUR) * HOUR;
    const wave = waves.get(start);
    if (wave) wave.lines.push(line);
    else waves.set(start, { start, lines: [line] });
  }
  return [...waves.values()];
}

function Row({ line }: { readonly line: TriageLine }) {
  const t = useTexts('loads');
  const { zone } = usePort();
  const { consignment: load, targeting, requests, papers, arrived, passed } = line;
  const wrong = passedThoughTargeted(line);
  const clock = (fact: TriageLine['arrived']): string => (fact ? clockText(fact.at, zone) : '—');
  return (
    <tr data-targeting={targeting} data-passed={passed !== null || undefined}>
      <td className="figures">{load.eta === null ? '' : clockText(load.eta, zone)}</td>
      <th scope="row">
        <span className="plate">{objectOf(load)}</span>
        <small className="plate">{[load.marks.billNo ?? '', ...load.marks.containers].filter(Boolean).join(' ')}</small>
      </th>
      <td>{load.goods.map((g) => g.name).join('、')}</td>
      <td>{load.trader.name}</td>
      <td title={t(`targetingHint.${targeting}`)}>
        <span className="triage-mark" data-targeting={targeting}>
          {t(`targeting.${targeting}`)}
        </span>
        <small className="figures">{requests.map((r) => r.requestNo).join(' ')}</small>
      </td>
      <td>{t(`papers.${papers?.step === 'papersGood' || papers?.step === 'papersBad' ? papers.step : 'none'}`)}</td>
      <td className="figures">
        {clock(arrived)} / {clock(passed)}
        {wrong && <b className="triage-wrong">{t('wrong')}</b>}
      </td>
      <td className="triage-actions">
        <LoadActions line={line} />
      </td>
    </tr>
  );
}
