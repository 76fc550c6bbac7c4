import { administration } from './administration';
import { board } from './board';
import { draw } from './draw';
import { goods } from './goods';
import { greenLane } from './green-lane';
import { handOver } from './hand-over';
import { inspectionForms } from './inspection-forms';
import { intake } from './intake';
import { ledgers } from './ledgers';
import { loads } from './loads';
import { matching } from './matching';
import { notices } from './notices';
import { places } from './places';
import { print } from './print';
import { record } from './record';
import { refusal } from './refusal';
import { review } from './review';
import { rules } from './rules';
import { shell } from './shell';
import { signIn } from './sign-in';
import { statistics } from './statistics';
import { sync } from './sync';
import { tasks } from './tasks';
import { words } from './words';
import { yard } from './yard';

/** The complete catalogue; the other languages take its shape. */
export const zhCN = {
  words,
  tasks,
  record,
  inspectionForms,
  shell,
  refusal,
  intake,
  matching,
  board,
  greenLane,
  goods,
  review,
  administration,
  draw,
  signIn,
  handOver,
  yard,
  rules,
  print,
  sync,
  places,
  statistics,
  notices,
  loads,
  ledgers,
} as const;
