import { protocol } from 'electron';
import { SCHEME } from './page-address';
import { answer } from './page-files';

/** Declares our scheme as one with an origin of its own. Must run once, before the app is ready. */
export function declareScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** Serves the built page from a folder. Must run once, when the app is ready. */
export function serveApp(folder: string): void {
  protocol.handle(SCHEME, (request) => answer(folder, request));
}
