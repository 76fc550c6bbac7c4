import type { Texts } from '../catalogue';

export const print: Texts['print'] = {
  title: 'Print',
};
