import type { Texts } from '../catalogue';

export const board: Texts['board'] = {
  title: 'Board',
};
