import { Button, Menu } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Port } from '#shared/domain/port';
import { spoilClassOf } from '#shared/rules/green-lane';
import { printUpright } from '../../data/print';
import { LanePapers, type LaneTexts } from '../../print/lane/lane-papers';
import { laneSheet, type LaneSheetKind, type LaneWords } from '../../print/lane/sheet';
import { useActor, useDay, useDesk, useDeskState, useNow, usePort } from '../../services';
import { useToasts } from '../../state/toasts';
import type { Language } from '../../text/catalogue';
import { haveTexts, useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';

type Order = { readonly kind: LaneSheetKind; readonly to: 'paper' | 'dialog' };

/** What can be printed of the day's green lane: for the own people, for the notice board, for the opposite side. */
export function LanePrint() {
  const t = useTexts('greenLane');
  const port = usePort();
  const [order, setOrder] = useState<Order | null>(null);
  async function print(kind: LaneSheetKind, to: Order['to']): Promise<void> {
    await haveTexts(languageFor(kind, port));
    setOrder({ kind, to });
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconPrinter size={15} />}>
            {t('print.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['inner', 'public', 'opposite'] as const).map((kind) => (
            <Menu.Item key={kind} onClick={() => void print(kind, 'paper')}>
              {t(`print.${kind}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {(['inner', 'public', 'opposite'] as const).map((kind) => (
            <Menu.Item key={kind} onClick={() => void print(kind, 'dialog')}>
              {t(`print.${kind}`)} PDF
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {order && <Outlet key={`${order.kind}${order.to}`} order={order} done={() => setOrder(null)} />}
    </>
  );
}

/** The opposite side reads its own language; all else that the port hands out is Chinese first. */
function languageFor(kind: LaneSheetKind, { oppositeZone }: Port): Language {
  if (kind !== 'opposite') return 'zh-CN';
  return oppositeZone.name === 'Asia/Pyongyang' ? 'ko' : 'ru';
}

/** The texts of a sheet: its own language, and under the labels Chinese, or the desk's own under a Chinese one. */
function useLaneTexts(kind: LaneSheetKind): LaneTexts {
  const { i18n } = useTranslation();
  const port = usePort();
  const language = languageFor(kind, port);
  const second = kind === 'opposite' ? 'zh-CN' : i18n.language;
  return useMemo(() => {
    const fixed = (from: string, room: 'print' | 'words') => i18n.getFixedT(from, room) as unknown;
    return {
      t: fixed(language, 'print') as TFunction<'print'>,
      under: second === language ? null : (fixed(second, 'print') as TFunction<'print'>),
      words: fixed(language, 'words') as TFunction,
      language,
    };
  }, [i18n, language, second]);
}

/** Draws the sheet beside the window's own tree, prints it when it stands, and says how that went. */
function Outlet({ order, done }: { readonly order: Order; readonly done: () => void }) {
  const { kind, to } = order;
  const t = useTexts('print');
  const { port, day } = useDay();
  const world = useDeskState((s) => s.world);
  const { demo } = useDesk();
  const actor = useActor();
  const at = useNow();
  const say = useToasts((s) => s.say);
  const texts = useLaneTexts(kind);
  const sheet = useMemo(
    () => laneSheet(world, { port, day, kind, words: wordsOf(texts, kind) }),
    [world, port, day, kind, texts],
  );
  const print = useEffectEvent(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    await document.fonts.ready;
    const printed = await printUpright({ to, name: `${sheet.formNo}.pdf` });
    done();
    if (printed.ok) {
      const text = printed.value === null ? t('sent') : t('saved', { path: printed.value });
      say({ tone: 'done', text, undoable: false });
    } else if (printed.error !== 'cancelled') say({ tone: 'weather', text: t('failure.other'), undoable: false });
  });
  useEffect(() => void print(), []);
  return createPortal(
    <div className="print-outlet" aria-hidden>
      <LanePapers sheet={sheet} texts={texts} printing={{ at, by: actor.name, demo }} />
    </div>,
    document.body,
  );
}

/** Goods are called as the request calls them; abroad their code and kind say more than a Chinese name. */
const wordsOf = ({ t, words }: LaneTexts, kind: LaneSheetKind): LaneWords => ({
  state: (state, rank) => t(`lane.state.${state}`, { rank }),
  goods({ goods, direction }) {
    if (kind !== 'opposite') return goods.name;
    const spoil = spoilClassOf(goods.hs);
    return [
      wordOf(words, 'direction', direction),
      `HS ${goods.hs ?? '?'}`,
      spoil === null ? '' : wordOf(words, 'spoil', spoil),
    ].join(' ');
  },
});
