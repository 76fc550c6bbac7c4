import { totalOf, type Joined } from '#shared/rules/consolidation';
import { writeXlsx } from '#shared/interchange/sheet-writer';
import { saveFile } from '../../data/files';
import { useDeskState } from '../../services';
import { useToasts } from '../../state/toasts';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';

/** Saves the consolidated manifests of the day as a workbook, one line each. */
export function useSaveJoined(): (joined: readonly Joined[]) => Promise<void> {
  const t = useTexts('loads');
  const say = useToasts((s) => s.say);
  const day = useView((v) => v.day);
  const users = useDeskState((s) => s.world.users);
  return async (joined) => {
    const rows = joined.map(({ row, members }) => [
      row.id.split('/').at(-1) ?? '',
      members[0]?.marks.batchNo ?? '',
      members[0]?.marks.containers.join('、') ?? '',
      members[0]?.trader.name ?? '',
      members[0]?.goods.map((g) => g.name).join('、') ?? '',
      members.map((m) => m.marks.billNo ?? '').join('、'),
      String(members.length),
      String(totalOf(members, 'packages') ?? ''),
      String(totalOf(members, 'grossKg') ?? ''),
      users.get(row.by)?.name ?? row.by,
    ]);
    const data = new Uint8Array(await writeXlsx([t('sheet').split('|'), ...rows], t('joined')));
    const saved = await saveFile({ suggestedName: `${t('joined')} ${day}.xlsx`, data, kind: 'xlsx' });
    if (saved.ok) say({ tone: 'done', text: t('saved', { path: saved.value }), undoable: false });
    else if (saved.error !== 'cancelled') say({ tone: 'weather', text: t('notSaved'), undoable: false });
  };
}
