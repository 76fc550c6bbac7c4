import { dayText, type Day } from '#shared/kernel/time';
import { goodsRuleIdOf, type GoodsRule } from '#shared/domain/goods-rule';

/** A version of a rule as it is typed. */
export type RuleDraft = Pick<GoodsRule, 'kind' | 'effect' | 'direction'> & {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly ru: string;
  readonly ko: string;
  readonly hs: string;
  readonly except: string;
  readonly origin: string;
  readonly from: string;
  readonly until: string;
  readonly source: string;
  readonly verified: boolean;
};

/** What the next version begins with: the last one's words, from today on. */
export function draftOf(last: GoodsRule | null, today: Day): RuleDraft {
  const text = last?.title ?? { zh: '', en: '', ru: '', ko: '' };
  return {
    key: last?.key ?? '',
    kind: last?.kind ?? 'embargo',
    effect: last?.effect ?? 'review',
    direction: last?.direction ?? 'in',
    ...text,
    hs: (last?.hs ?? []).join(', '),
    except: (last?.except ?? []).join(', '),
    origin: last?.origin ?? '',
    from: last && last.from > today ? last.from : today,
    until: last?.until ?? '',
    source: last?.provenance.source ?? '',
    verified: false,
  };
}

/** A field that cannot be as it is. */
export type RuleFault = 'key' | 'title' | 'hs' | 'except' | 'origin' | 'days' | 'source';

const codesOf = (text: string): readonly string[] => text.split(/[\s,，、;；]+/).filter((part) => part !== '');
const areCodes = (codes: readonly string[]): boolean => codes.every((c) => /^\d{2,10}$/.test(c));

/** What is wrong with a draft; nothing when it may be saved. */
export function faultsOf(draft: RuleDraft, last: GoodsRule | null): ReadonlySet<RuleFault> {
  const from = dayText.safeParse(draft.from);
  const until = draft.until.trim() === '' ? null : dayText.safeParse(draft.until.trim());
  const days =
    from.success && (until === null || (until.success && until.data >= from.data)) && (!last || from.data >= last.from);
  const checks: readonly (readonly [RuleFault, boolean])[] = [
    ['key', /^[a-z0-9][a-z0-9-]{0,59}$/.test(draft.key)],
    ['title', draft.zh.trim() !== ''],
    ['hs', areCodes(codesOf(draft.hs))],
    ['except', areCodes(codesOf(draft.except))],
    ['origin', draft.origin.trim() === '' || /^[A-Z]{2}$/.test(draft.origin.trim())],
    ['days', days],
    ['source', draft.source.trim() !== ''],
  ];
  return new Set(checks.flatMap(([fault, fine]) => (fine ? [] : [fault])));
}

/** The row of a faultless draft: the version after the last. A language left empty says what the Chinese says. */
export function ruleOf(
  draft: RuleDraft,
  { portId, last }: { portId: GoodsRule['portId']; last: GoodsRule | null },
): GoodsRule {
  const { key, kind, effect, direction, verified } = draft;
  const zh = draft.zh.trim();
  const version = (last?.version ?? 0) + 1;
  return {
    id: goodsRuleIdOf({ portId, key, version }),
    portId,
    key,
    version,
    kind,
    effect,
    direction,
    title: { zh, en: draft.en.trim() || zh, ru: draft.ru.trim() || zh, ko: draft.ko.trim() || zh },
    hs: codesOf(draft.hs),
    except: codesOf(draft.except),
    origin: draft.origin.trim() || null,
    from: dayText.parse(draft.from),
    until: draft.until.trim() === '' ? null : dayText.parse(draft.until.trim()),
    repealed: false,
    provenance: { source: draft.source.trim(), verified },
    written: null,
  };
}
