import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DirectionClearance } from '#shared/statistics/clearance';
import type { JointWork } from '#shared/statistics/joint-work';
import { ratioOf, type Share } from '#shared/statistics/sample';
import { useTexts } from '../../text/i18n';
import { hoursText, percentText } from './figure-text';

type TileProps = {
  readonly title: string;
  readonly value: string | null;
  readonly unit?: string;
  readonly lines: readonly ReactNode[];
  readonly onOpen: () => void;
};

/** One figure, large, with what it rests on. Without a measurement it says so. */
function Tile({ title, value, unit, lines, onOpen }: TileProps) {
  const t = useTexts('statistics');
  return (
    <UnstyledButton className="tile" onClick={onOpen} disabled={value === null} data-none={value === null || undefined}>
      <h2>{title}</h2>
      <p className="tile-value figures">
        {value ?? t('none')} {value !== null && unit && <small>{unit}</small>}
      </p>
      {lines.map((line, i) => (
        <p key={i} className="tile-line figures">
          {line}
        </p>
      ))}
    </UnstyledButton>
  );
}

/** Median, mean and P90 of one direction, and how much shorter the mean is than in 2017. */
export function ClearanceTile({
  clearance,
  onOpen,
}: {
  readonly clearance: DirectionClearance;
  readonly onOpen: () => void;
}) {
  const t = useTexts('statistics');
  const words = useTexts('words');
  const { summary, base, cut, direction } = clearance;
  const { verified } = base.provenance;
  const against = t('clearance.base', { hours: base.hours });
  return (
    <Tile
      title={t(`clearance.${direction}`)}
      value={summary && hoursText(summary.median)}
      unit={t('clearance.median')}
      onOpen={onOpen}
      lines={
        summary
          ? [
              t('clearance.rest', { mean: hoursText(summary.mean), p90: hoursText(summary.p90), count: summary.count }),
              cut !== null && (
                <span key="cut" title={base.provenance.source}>
                  {t(cut >= 0 ? 'clearance.shorter' : 'clearance.longer', { share: percentText(Math.abs(cut)) })} ·{' '}
                  {against}
                  {!verified && <em className="unverified">{words('unverified')}</em>}
                </span>
              ),
            ]
          : [t('clearance.empty'), against]
      }
    />
  );
}

/** The joint rate, and what it spared. */
export function JointTile({ joint, onOpen }: { readonly joint: JointWork; readonly onOpen: () => void }) {
  const t = useTexts('statistics');
  const rate = ratioOf(joint.joined);
  return (
    <Tile
      title={t('joint.title')}
      value={rate === null ? null : percentText(rate)}
      onOpen={onOpen}
      lines={[
        t('joint.of', { part: joint.joined.part, whole: joint.joined.whole }),
        t('joint.saved', { requests: joint.requests, openings: joint.openings, saved: joint.openingsSaved }),
      ]}
    />
  );
}

/** Green-lane loads released in time. */
export function LaneTile({ lane, onOpen }: { readonly lane: Share; readonly onOpen: () => void }) {
  const t = useTexts('statistics');
  const rate = ratioOf(lane);
  return (
    <Tile
      title={t('lane.title')}
      value={rate === null ? null : percentText(rate)}
      onOpen={onOpen}
      lines={[rate === null ? t('lane.empty') : t('lane.of', { part: lane.part, whole: lane.whole })]}
    />
  );
}
