import type { CheckItem, FindingValue, RecordItem } from '#shared/domain/record';
import type { ConditionKind, ConditionState } from '#shared/domain/release';
import { customs } from './morning';

/** Who wrote a line of the yard's books: an officer's number, and of which agency's column. */
type Hand = 'HC-G01' | 'HC-G02' | 'HC-G03' | 'HC-B01' | 'HC-B02' | 'HC-S1';

/** One action at the yard, by whom and when. The session is told by its customs number. */
export type YardLine = {
  readonly by: Hand;
  readonly at: string;
  readonly request: string;
  readonly name: string;
  readonly args: object;
};

const columnOf = (by: Hand): string => (by.startsWith('HC-B') ? 'border' : 'customs');

/** The lines of one officer in one record, all at one time. */
function hand(by: Hand, at: string, request: string) {
  const line = (name: string, args: object): YardLine => ({ by, at, request, name, args });
  const says = (item: RecordItem, value: FindingValue, note = ''): YardLine =>
    line('finding.record', { column: columnOf(by), item, value, note });
  return {
    line,
    says,
    finds: (...items: readonly CheckItem[]): readonly YardLine[] =>
      items.map((item) => says(item, { kind: 'check', answer: 'ok' })),
    seals: (old: string, fresh: string): readonly YardLine[] => [
      says('sealOld', { kind: 'seals', numbers: [old] }),
      says('sealNew', { kind: 'seals', numbers: [fresh] }),
    ],
    concludes: (): YardLine => says('conclusion', { kind: 'conclusion', result: 'normal', advice: 'release' }),
    accompanied: (name: string): YardLine =>
      line('finding.record', {
        column: null,
        item: 'party',
        value: { kind: 'party', present: true, name, signature: 'signed' },
        note: '',
      }),
    signs: (): YardLine => line('column.sign', {}),
    states: (kind: ConditionKind, ref: string, said: { readonly state: ConditionState; readonly source: string }) =>
      line('condition.set', { kind, ref, note: '', ...said }),
    releases: (): YardLine => line('release.grant', {}),
  };
}

const LAB = '1123-2301-C1';

/** The live crab of seven o'clock: sampled, released before the laboratory has answered. */
function crab(): readonly YardLine[] {
  const no = customs(1);
  const g = hand('HC-G01', '07:24', no);
  const b = hand('HC-B01', '07:12', no);
  return [
    ...b.finds('vehicle', 'persons', 'hiding'),
    b.concludes(),
    ...g.finds('papers', 'container', 'name', 'quantity', 'packing', 'quarantine', 'seals'),
    ...g.seals('HC260071', 'HC310011'),
    g.says('temperature', { kind: 'temperature', celsius: 3.6 }),
    g.says('samples', { kind: 'samples', samples: [{ number: LAB, quantity: '2 只', purpose: 'lab' }] }),
    g.accompanied('远帆水产 王师傅'),
    g.concludes(),
    hand('HC-G01', '07:30', no).signs(),
    hand('HC-B01', '07:30', no).signs(),
    hand('HC-S1', '07:33', no).states('duty', 'duty', { state: 'verified', source: '税单 1517-26-48101' }),
    hand('HC-S1', '07:35', no).states('lab', LAB, { state: 'deferred', source: '先验放后检测适用清单' }),
    hand('HC-S1', '07:36', no).releases(),
  ];
}

/** The timber that the scanner has released: its image was read away from the yard. */
function timber(): readonly YardLine[] {
  const no = customs(2);
  const g = hand('HC-G01', '07:52', no);
  const b = hand('HC-B01', '07:55', no);
  return [
    ...g.finds('papers', 'container', 'seals'),
    g.line('image.send', { reviewer: 'HC-G03', note: '' }),
    ...b.finds('vehicle', 'persons', 'hiding'),
    b.concludes(),
    hand('HC-G03', '07:59', no).line('image.review', { outcome: 'pass', finding: '' }),
    hand('HC-G01', '08:03', no).accompanied('图们江木业 李师傅'),
    hand('HC-G01', '08:03', no).concludes(),
    hand('HC-G01', '08:04', no).signs(),
    hand('HC-B01', '08:04', no).signs(),
    hand('HC-S1', '08:08', no).states('duty', 'duty', { state: 'guaranteed', source: '汇总征税保函 2026-0117' }),
    hand('HC-S1', '08:10', no).releases(),
  ];
}

/** The tomatoes going out: nothing to pay, nothing to wait for. */
function tomatoes(): readonly YardLine[] {
  const no = customs(3);
  const g = hand('HC-G02', '09:08', no);
  const b = hand('HC-B02', '08:50', no);
  return [
    ...b.finds('vehicle', 'container', 'persons'),
    b.concludes(),
    ...g.finds('papers', 'container', 'name', 'quantity', 'origin', 'packing', 'seals'),
    ...g.seals('HC260073', 'HC310012'),
    g.accompanied('丰谷果蔬 金师傅'),
    g.concludes(),
    hand('HC-G02', '09:13', no).signs(),
    hand('HC-B02', '09:13', no).signs(),
    hand('HC-S1', '09:20', no).releases(),
  ];
}

/** Scrap that is looked at but not signed for; chilled fish on the bay, its record begun; a digger just opened. */
function underWay(): readonly YardLine[] {
  const scrap = hand('HC-G01', '08:55', customs(4));
  const fish = hand('HC-G01', '09:51', customs(5));
  const early = hand('HC-G01', '09:44', customs(5));
  const digger = hand('HC-G02', '10:08', customs(6));
  return [
    ...scrap.finds('papers', 'vehicle', 'container', 'packing', 'seals'),
    ...scrap.seals('HC260074', 'HC310013'),
    scrap.accompanied('恒信再生 赵师傅'),
    ...early.finds('papers', 'container'),
    early.says('sealOld', { kind: 'seals', numbers: ['HC260057'] }),
    fish.says('sealOld', { kind: 'seals', numbers: ['HC260075'] }),
    fish.says('temperature', { kind: 'temperature', celsius: 0.4 }),
    fish.says('weight', { kind: 'check', answer: 'none' }, '地磅检修，按箱抽称'),
    ...hand('HC-B01', '09:47', customs(5)).finds('vehicle', 'persons'),
    ...digger.finds('papers'),
    ...hand('HC-B02', '10:10', customs(6)).finds('persons'),
  ];
}

/** What the yard's books hold by twenty past ten, in the order in which it was written. */
export const yardLines: readonly YardLine[] = [...crab(), ...timber(), ...tomatoes(), ...underWay()];
