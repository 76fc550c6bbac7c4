import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconDots, IconPrinter } from '@tabler/icons-react';
import { may } from '#shared/domain/user';
import { noticeStep, type NoticeStep } from '#shared/domain/notice';
import type { NoticeLine } from '#shared/rules/notices';
import { useActor } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';
import type { RowWishes } from './notice-table';

type Props = RowWishes & { readonly line: NoticeLine; readonly name: string };

/** The next thing to do with a notice as a button, everything else behind the dots. */
export function RowActions({ line, name, issue, print, tell }: Props) {
  const t = useTexts('notices');
  const { notice } = line;
  const saying = (step: NoticeStep) => () => notice && tell({ notice, step, name });
  return (
    <>
      <Next line={line} issue={() => issue(line)} tell={saying} />
      {notice && (
        <>
          <Tooltip label={t('print')}>
            <ActionIcon variant="subtle" aria-label={`${t('print')} ${name}`} onClick={() => print(line)}>
              <IconPrinter size={16} />
            </ActionIcon>
          </Tooltip>
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <ActionIcon variant="subtle" aria-label={`${t('more')} ${name}`}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {noticeStep.options.map((step) => (
                <Menu.Item key={step} onClick={saying(step)}>
                  {t(`tell.${step}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </>
      )}
    </>
  );
}

type NextProps = {
  readonly line: NoticeLine;
  readonly issue: () => void;
  readonly tell: (step: NoticeStep) => () => unknown;
};

function Next({ line: { state, session }, issue, tell }: NextProps) {
  const t = useTexts('notices');
  const actor = useActor();
  const leads = may(actor, 'plan');
  function toBoard(): void {
    const { select, show } = useView.getState();
    select(session.id);
    show('board');
  }
  if (session.place === null || state === 'reschedule')
    return (
      <Button size="compact-xs" variant="default" onClick={toBoard}>
        {t('place')}
      </Button>
    );
  if (state === 'unissued' || state === 'outdated')
    return (
      <Button size="compact-xs" disabled={!leads} title={leads ? undefined : t('onlyLeaders')} onClick={issue}>
        {t(state === 'unissued' ? 'issue' : 'reissue')}
      </Button>
    );
  if (state === 'signed') return null;
  const step = state === 'unsent' ? 'sent' : 'signed';
  return (
    <Button size="compact-xs" variant="default" disabled={!may(actor, 'intake')} onClick={tell(step)}>
      {t(`tell.${step}`)}
    </Button>
  );
}
