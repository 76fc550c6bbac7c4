import type { Texts } from '../catalogue';

export const matching: Texts['matching'] = {
  title: 'Matching',
};
