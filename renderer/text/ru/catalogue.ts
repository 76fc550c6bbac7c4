import type { Texts } from '../catalogue';
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

export const ru: Texts = { words, shell, refusal, intake, matching, board, greenLane, review, administration, print };
