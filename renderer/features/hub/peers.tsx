import { Button, Group, Modal, Select, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, dayOf, type UtcMs } from '#shared/kernel/time';
import type { HubTrouble, PeerAtHub } from '#shared/ipc/hub-contract';
import { inviteDesk, revokeDesk } from '../../data/hub-desk';
import { usePort } from '../../services';
import { useToasts } from '../../state/toasts';
import { useTexts } from '../../text/i18n';
import { agencyIn } from '../../text/local-text';

type Props = { readonly peers: readonly PeerAtHub[]; readonly editable: boolean; readonly onChanged: () => void };

/** The workstations that are enrolled at this hub, and codes for new ones. */
export function Peers({ peers, editable, onChanged }: Props) {
  const t = useTexts('sync');
  const { zone } = usePort();
  const [revoking, setRevoking] = useState<PeerAtHub | null>(null);
  const agency = useAgencyName();
  const moment = (at: UtcMs): string => `${dayOf(at, zone)} ${clockText(at, zone)}`;
  return (
    <section className="hub-card">
      <h2>{t('hub.peers')}</h2>
      {peers.length === 0 ? (
        <p>{t('hub.peersNone')}</p>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              {(['label', 'agency', 'seen', 'since', 'state'] as const).map((column) => (
                <Table.Th key={column}>{t(`hub.peer.${column}`)}</Table.Th>
              ))}
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {peers.map((peer) => (
              <Table.Tr key={peer.deskId}>
                <Table.Td>{peer.label}</Table.Td>
                <Table.Td>
                  {agency(peer.agency)} · {t(`hub.duty.${peer.duty}`)}
                </Table.Td>
                <Table.Td className="figures">{peer.seenAt ? moment(peer.seenAt) : t('hub.never')}</Table.Td>
                <Table.Td className="figures">{moment(peer.enrolledAt)}</Table.Td>
                <Table.Td>{peer.revokedAt === null ? t('hub.active') : t('hub.revoked')}</Table.Td>
                <Table.Td>
                  {peer.revokedAt === null && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      color="red"
                      disabled={!editable}
                      onClick={() => setRevoking(peer)}
                    >
                      {t('hub.revoke')}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Invite editable={editable} onChanged={onChanged} />
      {revoking && <Revoke peer={revoking} onClose={() => setRevoking(null)} onChanged={onChanged} />}
    </section>
  );
}

/** The name of an agency of this port; null is shared by all. */
function useAgencyName(): (code: string | null) => string {
  const t = useTexts('sync');
  const { i18n } = useTranslation();
  const { agencies } = usePort();
  return (code) => (code === null ? t('hub.all') : agencyIn(agencies, code, i18n.language));
}

function Revoke({ peer, onClose, onChanged }: { peer: PeerAtHub; onClose: () => void; onChanged: () => void }) {
  const t = useTexts('sync');
  const shell = useTexts('shell');
  const { id } = usePort();
  const say = useToasts((s) => s.say);
  async function revoke(): Promise<void> {
    const done = await revokeDesk(id, peer.deskId);
    onClose();
    onChanged();
    if (!done.ok && done.error !== 'cancelled')
      say({ tone: 'weather', text: t(`usb.failure.${done.error}`), undoable: false });
  }
  return (
    <Modal opened onClose={onClose} title={t('hub.revokeTitle', { label: peer.label })}>
      <p>{t('hub.revokeText')}</p>
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose}>
          {shell('cancel')}
        </Button>
        <Button color="var(--red)" onClick={() => void revoke()}>
          {t('hub.revoke')} {peer.label}
        </Button>
      </Group>
    </Modal>
  );
}

const ALL = '';

function Invite({ editable, onChanged }: Omit<Props, 'peers'>) {
  const t = useTexts('sync');
  const port = usePort();
  const agency = useAgencyName();
  const [label, setLabel] = useState('');
  const [whose, setWhose] = useState<string>(ALL);
  const [duty, setDuty] = useState<'cases' | 'administration'>('cases');
  const [made, setMade] = useState<{ readonly label: string; readonly code: string } | null>(null);
  const [failure, setFailure] = useState<HubTrouble | null>(null);
  async function invite(): Promise<void> {
    const done = await inviteDesk({ portId: port.id, agency: whose === ALL ? null : whose, duty, label });
    setMade(done.ok ? { label: label.trim(), code: done.value.code } : null);
    setFailure(done.ok || done.error === 'cancelled' ? null : done.error);
    if (done.ok) setLabel('');
    onChanged();
  }
  return (
    <>
      <form
        className="hub-row"
        onSubmit={(e) => {
          e.preventDefault();
          void invite();
        }}
      >
        <TextInput
          label={t('hub.inviteLabel')}
          value={label}
          maxLength={60}
          disabled={!editable}
          onChange={(e) => setLabel(e.currentTarget.value)}
        />
        <Select
          label={t('hub.inviteAgency')}
          data={[ALL, ...port.agencies.map((a) => a.code)].map((value) => ({ value, label: agency(value || null) }))}
          value={whose}
          allowDeselect={false}
          disabled={!editable}
          onChange={(value) => setWhose(value ?? ALL)}
        />
        <Select
          label={t('hub.inviteDuty')}
          data={(['cases', 'administration'] as const).map((value) => ({ value, label: t(`hub.duty.${value}`) }))}
          value={duty}
          allowDeselect={false}
          disabled={!editable}
          onChange={(value) => setDuty(value === 'administration' ? 'administration' : 'cases')}
        />
        <Button type="submit" disabled={!editable || label.trim() === ''}>
          {t('hub.invite')}
        </Button>
      </form>
      {made && (
        <p className="hub-code" aria-live="polite">
          {t('hub.code', made)} <output>{made.code}</output>
        </p>
      )}
      {failure && (
        <p className="hub-failure" role="alert">
          {t(`usb.failure.${failure}`)}
        </p>
      )}
    </>
  );
}
