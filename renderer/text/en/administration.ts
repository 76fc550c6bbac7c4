import type { Texts } from '../catalogue';

export const administration: Texts['administration'] = {
  title: 'Port settings',
};
