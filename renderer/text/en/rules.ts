import type { Texts } from '../catalogue';

export const rules: Texts['rules'] = {
  rates: 'Rates of the draw',
  standards: 'Time standards',
  minutes: 'Minutes',
  source: 'Source',
  verified: 'Verified',
  signIn: 'Signing in',
  idle: 'Lock after minutes without a touch',
  tries: 'Wrong PINs in a row',
  save: 'Save',
  saved: '{{name}} saved',
  perHundred: '%',
};
