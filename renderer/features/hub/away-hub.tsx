import { clockText } from '#shared/kernel/time';
import type { HubWhere } from '../../data/hub-desk';
import { useDeskState, usePort } from '../../services';
import { useTexts } from '../../text/i18n';
import { spoken } from './fingerprint';
import { RestoreHub } from './restore-hub';

type Props = { readonly remote: NonNullable<HubWhere['remote']>; readonly editable: boolean };

const REACH = { reached: 'panel.reached', 'out-of-reach': 'panel.outOfReach', unknown: 'panel.unknown' } as const;

/** The hub elsewhere that decides for this desk, how it is known, and whether it is within reach. */
export function AwayHub({ remote, editable }: Props) {
  const t = useTexts('sync');
  const { zone } = usePort();
  const reach = useDeskState((s) => s.sync.reach);
  const last = useDeskState((s) => s.lastSync);
  return (
    <section className="hub-card">
      <h2>{t('hub.away', remote)}</h2>
      <dl className="hub-facts">
        <dt>{t('hub.line')}</dt>
        <dd>
          {t(REACH[reach])}
          <small>{last === null ? t('panel.never') : t('panel.last', { time: clockText(last, zone) })}</small>
        </dd>
        <dt>{t('hub.address')}</dt>
        <dd className="figures">{remote.url}</dd>
        <dt>{t('hub.print')}</dt>
        <dd>
          <code>{spoken(remote.fingerprint)}</code>
        </dd>
        <dt>{t('hub.peer.label')}</dt>
        <dd>{remote.label}</dd>
      </dl>
      <div className="hub-row">
        <RestoreHub editable={editable} text={t('hub.restoreAway')} />
      </div>
    </section>
  );
}
