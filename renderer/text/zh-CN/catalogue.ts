import { administration } from './administration';
import { board } from './board';
import { greenLane } from './green-lane';
import { intake } from './intake';
import { matching } from './matching';
import { print } from './print';
import { refusal } from './refusal';
import { review } from './review';
import { shell } from './shell';
import { words } from './words';

/** The complete catalogue; the other languages take its shape. */
export const zhCN = {
  words,
  shell,
  refusal,
  intake,
  matching,
  board,
  greenLane,
  review,
  administration,
  print,
} as const;
