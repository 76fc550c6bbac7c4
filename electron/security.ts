import { app, type Session, type WebContents } from 'electron';
import { note } from './log';
import { PAGE, isPage } from './page-address';

/** Permissions the page gets, each with its reason; every other is refused. */
const GRANTED: Readonly<Record<string, string>> = {
  'persistent-storage': 'the system must not evict the desk’s memory when its disk runs low',
};

const OWN_ADDRESSES = /^(board|devtools|data|blob):/;

/** Closes what a session could ask for: permissions, devices, downloads, and every address that is not our own. */
export function sealSession(session: Session): void {
  const granted = (permission: string, address: string): boolean =>
    Object.hasOwn(GRANTED, permission) && (isPage(address) || address === PAGE.slice(0, -1));
  session.setPermissionRequestHandler((_contents, permission, done, { requestingUrl }) =>
    done(granted(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => granted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((request, done) => {
    const own = OWN_ADDRESSES.test(request.url);
    if (!own) note('warn', 'network.refused', { kind: request.resourceType });
    done({ cancel: !own });
  });
}

/** Keeps every page where it is: no other address, no new window, no webview, whoever makes the page. */
export function sealEveryPage(): void {
  app.on('web-contents-created', (_event, contents) => sealPage(contents));
}

function sealPage(contents: WebContents): void {
  const refuseElsewhere = (details: { readonly url: string; preventDefault: () => void }): void => {
    if (isPage(details.url)) return;
    note('warn', 'navigation.refused');
    details.preventDefault();
  };
  contents.on('will-frame-navigate', refuseElsewhere);
  contents.on('will-redirect', refuseElsewhere);
  // No guard is asked about an empty page; the gate does not hear it, and the desk comes back.
  contents.on('did-navigate', (_event, address) => {
    if (address === 'about:blank') void contents.loadURL(PAGE);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
