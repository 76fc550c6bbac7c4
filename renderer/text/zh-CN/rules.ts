/** Texts of the port’s own rules: rates of the draw, time standards, signing in. */
export const rules = {
  rates: '双随机抽取比例',
  standards: '作业时限标准',
  minutes: '分钟',
  source: '依据',
  verified: '已核实',
  signIn: '登录与锁屏',
  idle: '无操作自动锁定（分钟）',
  tries: 'PIN 最多连错次数',
  save: '保存',
  saved: '{{name}}已保存',
  perHundred: '%',
} as const;
