import { totalOf, type Joined } from '#shared/rules/consolidation';
import { saveWorkbook } from '../../data/files';
import { useDeskState } from '../../services';
import { useView } from '../../state/view';
import { useTexts } from '../../text/i18n';

/** Saves the consolidated manifests of the day as a workbook, one line each. */
export function useSaveJoined(): (joined: readonly Joined[]) => Promise<void> {
  const t = useTexts('loads');
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
    await saveWorkbook({
      table: [t('sheet').split('|'), ...rows],
      sheet: t('joined'),
      name: `${t('joined')} ${day}.xlsx`,
      saved: (path) => t('saved', { path }),
      notSaved: () => t('notSaved'),
    });
  };
}
