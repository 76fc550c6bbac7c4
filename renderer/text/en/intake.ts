import type { Texts } from '../catalogue';

export const intake: Texts['intake'] = {
  title: 'Intake',
};
