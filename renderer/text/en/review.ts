import type { Texts } from '../catalogue';

export const review: Texts['review'] = {
  title: 'Review',
};
