import { join } from 'node:path';
import { app } from 'electron';
import log from 'electron-log/main';
import { anatomyOf, type Detail } from './fault-anatomy';

type Level = 'info' | 'warn' | 'error';

const FIVE_MEGABYTES = 5 * 1024 * 1024;

/** One JSON object a line, in `logs/desk.log` of the desk's own folder; the file before it is kept as `desk.old.log`. */
export function startLog(): void {
  log.transports.console.level = false;
  log.transports.file.level = 'info';
  log.transports.file.maxSize = FIVE_MEGABYTES;
  log.transports.file.resolvePathFn = () => join(app.getPath('userData'), 'logs', 'desk.log');
  log.transports.file.format = ({ message }) => [JSON.stringify(lineOf(message.level, message.date, message.data))];
}

function lineOf(level: string, date: Date, [event, detail]: readonly unknown[]): object {
  return { at: date.toISOString(), level, event, detail };
}

/** Notes that something happened. The event is a code such as `ipc.refused`. */
export function note(level: Level, event: string, detail: Detail = {}): void {
  log[level](event, detail);
}

/** Notes a bug by what kind of error it is and where, without its message: messages quote data. */
export function noteFault(event: string, cause: unknown, detail: Detail = {}): void {
  note('error', event, { ...detail, ...anatomyOf(cause) });
}
