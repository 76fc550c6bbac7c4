import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the set-up scripts give a command that needs the desk's window. */
type Printer = {
  readonly exe: string;
  readonly args: string[];
  readonly env: NodeJS.ProcessEnv;
  readonly stop: () => void;
};
type Setup = { readonly electronForPrinting: () => Promise<Printer> };

/**
 * Has the desk print a day file to a PDF, by the page and the way of its own print button. False where that cannot be: the command was
 * not started through the set-up, or this machine can open no window.
 */
export async function printDay(dayFile: string, pdf: string): Promise<boolean> {
  const setup = process.env['LIANJIAN_SETUP'];
  if (setup === undefined) return false;
  const { electronForPrinting } = (await import(pathToFileURL(setup).href)) as Setup;
  const printer = await electronForPrinting().catch((cause: unknown) => {
    process.stderr.write(`no PDF: ${cause instanceof Error ? cause.message : 'no window'}\n`);
    return null;
  });
  if (printer === null) return false;
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-print-'));
  try {
    const job = join(folder, 'day.json');
    await writeFile(job, dayFile);
    await ended(printer, ['--print-job', job, '--pdf', resolve(pdf)]);
    return (await stat(pdf).catch(() => null)) !== null;
  } finally {
    printer.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs the desk on an errand to its end; its own words go nowhere, since standard output is the command's. */
const ended = ({ exe, args, env }: Printer, errand: readonly string[]): Promise<void> =>
  new Promise((done) => {
    const desk = spawn(exe, [...args, ...errand], { env: { ...process.env, ...env }, stdio: 'ignore' });
    desk.on('error', () => done());
    desk.on('exit', () => done());
  });
