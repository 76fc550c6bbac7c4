import type { Texts } from '../catalogue';

export const rules: Texts['rules'] = {
  rates: '추첨 비율',
  standards: '작업 시한 표준',
  minutes: '분',
  source: '근거',
  verified: '확인됨',
  signIn: '로그인',
  idle: '무조작 잠금(분)',
  tries: 'PIN 연속 오류 한도',
  save: '저장',
  saved: '{{name}} 저장됨',
  perHundred: '%',
};
