import type { Texts } from '../catalogue';

export const rules: Texts['rules'] = {
  rates: 'Доли выборки',
  standards: 'Нормативы времени',
  minutes: 'Минуты',
  source: 'Основание',
  verified: 'Проверено',
  signIn: 'Вход',
  idle: 'Закрывать без действий через, мин',
  tries: 'Ошибок PIN подряд',
  save: 'Сохранить',
  saved: '{{name}}: сохранено',
  perHundred: '%',
};
