import type { Role } from '#shared/domain/user';
import type { AgencyCode, Skill } from '#shared/domain/words';

type OfficerLine = readonly [number: string, name: string, agency: AgencyCode, shift: string, skills: readonly Skill[]];
type UserLine = readonly [number: string, name: string, agency: AgencyCode, role: Role];

/** Twelve officers of two agencies: number, name, agency, shift, skills. The names are invented. */
export const officerLines: readonly OfficerLine[] = [
  ['HC-G01', '孙晓梅', 'customs', '早班', ['animal']],
  ['HC-G02', '刘志强', 'customs', '正班', ['animal', 'plant']],
  ['HC-G03', '全美兰', 'customs', '正班', ['plant', 'image']],
  ['HC-G04', '王海涛', 'customs', '晚班', ['animal']],
  ['HC-G05', '张立新', 'customs', '早班', ['image']],
  ['HC-G06', '金成浩', 'customs', '晚班', ['plant']],
  ['HC-B01', '赵一鸣', 'border', '早班', ['body']],
  ['HC-B02', '李东日', 'border', '正班', ['body']],
  ['HC-B03', '周文静', 'border', '正班', ['image']],
  ['HC-B04', '朴哲洙', 'border', '晚班', ['body']],
  ['HC-B05', '陈宇航', 'border', '早班', []],
  ['HC-B06', '韩雪峰', 'border', '晚班', ['body', 'dangerous']],
];

/** Who signs in: number, name, agency, role. The officer's number is also on the roster, so that own tasks can be found. */
export const userLines: readonly UserLine[] = [
  ['HC-L1', '李文博', 'customs', 'leader'],
  ['HC-L2', '许明哲', 'border', 'leader'],
  ['HC-S1', '崔国梁', 'customs', 'supervisor'],
  ['HC-G01', '孙晓梅', 'customs', 'officer'],
  ['HC-A1', '赵立军', 'customs', 'administrator'],
  ['HC-G02', '刘志强', 'customs', 'officer'],
  ['HC-G03', '全美兰', 'customs', 'officer'],
  ['HC-B01', '赵一鸣', 'border', 'officer'],
  ['HC-B02', '李东日', 'border', 'officer'],
];
