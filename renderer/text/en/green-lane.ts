import type { Texts } from '../catalogue';

export const greenLane: Texts['greenLane'] = {
  title: 'Green lane',
};
