import { useTranslation } from 'react-i18next';
import { callName } from '#shared/domain/request';
import type { Problem } from '#shared/interchange/problems';
import { useDeskState, useSentence } from '../../services';
import { useTexts } from '../../text/i18n';
import { wordOf } from '../../text/sentences';
import type { PermitEntry } from './permit-entries';
import { useProblemSentence } from './problem-sentences';

type Props = { readonly entries: readonly PermitEntry[]; readonly problems: readonly Problem[] };

/** What a list of permits would come to, line by line; what cannot be read stands first, at its row and column. */
export function PermitPreview({ entries, problems }: Props) {
  const t = useTexts('intake');
  const sentence = useProblemSentence();
  const count = (kind: PermitEntry['fate']['kind']): number => entries.filter((e) => e.fate.kind === kind).length;
  return (
    <div className="permit-preview">
      <p className="figures">
        {t('permits.counts', {
          fresh: count('new'),
          known: count('known'),
          left: count('stray') + count('refused') + new Set(problems.map((p) => p.row)).size,
        })}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('preview.row')}</th>
            <th scope="col">{t('permits.load')}</th>
            <th scope="col">{t('permits.permit')}</th>
            <th scope="col">{t('permits.state')}</th>
            <th scope="col">{t('preview.what')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((p) => (
            <tr key={`${String(p.row)}/${p.column}/${p.code}`} data-fate="error">
              <td className="figures">{p.row}</td>
              <td colSpan={3}>
                {p.column}: <span className="figures">{p.read === '' ? t('preview.empty') : p.read}</span>
              </td>
              <td>{sentence(p)}</td>
            </tr>
          ))}
          {entries.map((entry) => (
            <Line key={entry.key} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ entry: { line, fate } }: { readonly entry: PermitEntry }) {
  const t = useTexts('intake');
  const { t: any } = useTranslation();
  const sentence = useSentence();
  const sessionId = fate.kind === 'new' ? fate.permit.sessionId : fate.kind === 'stray' ? null : fate.sessionId;
  const name = useDeskState(({ world }) => {
    const first = sessionId && world.sessions.get(sessionId)?.requestIds[0];
    const request = first && world.requests.get(first);
    return request ? callName(request) : '';
  });
  return (
    <tr data-fate={fate.kind}>
      <td className="figures">{line.row}</td>
      <td>
        <b className="plate">{name}</b> <small className="figures">{line.declaration ?? line.requestNo}</small>
      </td>
      <td>
        <span className="figures">{line.ref}</span> <small>{line.note}</small>
      </td>
      <td>{wordOf(any, 'conditionState', line.state)}</td>
      <td>{fate.kind === 'refused' ? sentence(fate.refusal) : t(`permits.fate.${fate.kind}`)}</td>
    </tr>
  );
}
