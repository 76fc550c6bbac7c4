import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, attackedDesk, expectUnmoved } from '#tests/support/attacked-desk';

const attacked = attackedDesk();

test('items 2, 3, 4, 6, 8, 9, 10, 11: the window runs with every protection on', async () => {
  const preferences = await attacked().desk.app.evaluate(({ BrowserWindow }) => {
    // The method is Electron's own but left out of its types.
    type Contents = { getLastWebPreferences(): Record<string, unknown> };
    const [window] = BrowserWindow.getAllWindows();
    return (window!.webContents as unknown as Contents).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
  expect(preferences['enableBlinkFeatures'] ?? '').toBe('');
});

test.each([
  'https://example.com/',
  'file:///etc/passwd',
  'board://app/index.html',
  'board://other/',
  'data:text/html,x',
])('item 13: the page cannot be sent to %s', async (address) => {
  await attacked().desk.page.evaluate((to) => {
    location.href = to;
  }, address);
  await expectUnmoved(attacked());
  await attacked().desk.page.evaluate((to) => {
    const link = document.createElement('a');
    link.href = to;
    document.body.append(link);
    link.click();
    link.remove();
  }, address);
  await expectUnmoved(attacked());
});

test('item 13: an empty page, which no guard is asked about, is left at once for the desk', async () => {
  await attacked().desk.page.evaluate(() => {
    location.href = 'about:blank';
  });
  await expect.poll(() => attacked().desk.page.url()).toBe('board://app/');
  await expect.poll(() => attacked().desk.page.evaluate(() => window.marker)).toBeUndefined();
});

test('item 13: neither a form, a refresh, a base nor a script address moves the page', async () => {
  await attacked().desk.page.evaluate((to) => {
    const form = document.createElement('form');
    form.action = to;
    document.body.append(form);
    form.submit();
    form.remove();
    const refresh = document.createElement('meta');
    refresh.httpEquiv = 'refresh';
    refresh.content = `0;url=${to}`;
    document.head.append(refresh);
    const link = document.createElement('a');
    link.href = 'javascript:window.stolen = true';
    document.body.append(link);
    link.click();
    link.remove();
  }, attacked().outside);
  await expectUnmoved(attacked());
});

test('item 14: no new window, by window.open, by _blank, or by a middle click', async () => {
  const opened = await attacked().desk.page.evaluate((to) => {
    const link = document.createElement('a');
    link.href = to;
    link.target = '_blank';
    document.body.append(link);
    link.click();
    link.dispatchEvent(new MouseEvent('click', { button: 1, ctrlKey: true, bubbles: true }));
    link.remove();
    return [window.open(to), window.open('about:blank'), window.open('board://app/')].map((w) => w === null);
  }, attacked().outside);
  expect(opened).toEqual([true, true, true]);
  await expectUnmoved(attacked());
});

test('item 12: no webview is attached, not even in a window that would allow the tag', async () => {
  const attached = await attacked().desk.app.evaluate(async ({ BrowserWindow, webContents }) => {
    const lax = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } });
    await lax.loadURL('data:text/html,<p>lax</p>');
    const before = webContents.getAllWebContents().length;
    await lax.webContents.executeJavaScript(`{
      const view = document.createElement('webview');
      view.src = 'data:text/html,inside';
      document.body.append(view);
      new Promise((done) => setTimeout(done, 300));
    }`);
    const after = webContents.getAllWebContents().length;
    lax.destroy();
    return after - before;
  });
  expect(attached).toBe(0);
});

test('item 5: every permission is refused but lasting storage', async () => {
  const found = await attacked().desk.page.evaluate(async () => {
    const state = async (name: string): Promise<string> =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    const refused = (attempt: Promise<unknown>): Promise<string> =>
      attempt.then(
        () => 'given',
        () => 'refused',
      );
    return {
      states: await Promise.all(
        ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'].map(state),
      ),
      notification: await Notification.requestPermission(),
      camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await refused(navigator.mediaDevices.getDisplayMedia()),
      clipboard: await refused(navigator.clipboard.readText()),
      place: await refused(new Promise((done, failed) => navigator.geolocation.getCurrentPosition(done, failed))),
      lasting: await navigator.storage.persist(),
    };
  });
  expect(found).toEqual({
    states: found.states.map(() => 'denied'),
    notification: 'denied',
    camera: 'refused',
    screen: 'refused',
    clipboard: 'refused',
    place: 'refused',
    lasting: true,
  });
});

test('a download is refused', async () => {
  const saved = await attacked().desk.app.evaluate(async ({ session, BrowserWindow }) => {
    const outcome = new Promise<string>((done) => {
      session.defaultSession.once('will-download', (event) => done(event.defaultPrevented ? 'refused' : 'begun'));
      setTimeout(() => done('never asked'), 2_000);
    });
    BrowserWindow.getAllWindows()[0]?.webContents.downloadURL('data:text/plain,stolen');
    return outcome;
  });
  expect(saved).toBe('refused');
});

test('item 15: main opens nothing outside: its code names no shell', () => {
  const folder = join(ROOT, 'electron');
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  expect(sources.length).toBeGreaterThan(10);
  for (const name of sources) {
    expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/openExternal|openPath|child_process|\bshell\b/);
  }
});

test('a second desk on the same memory gives way to the first', () => {
  const args = [
    ROOT,
    ...(process.env['LIANJIAN_ELECTRON_ARGS'] ?? '').split(' '),
    `--user-data-dir=${attacked().desk.profile}`,
  ];
  const second = spawnSync(process.env['LIANJIAN_ELECTRON'] ?? '', args, { timeout: 30_000 });
  expect(second.error).toBeUndefined();
  expect(second.status).toBe(0);
  expect(attacked().desk.app.windows()).toHaveLength(1);
});

test('what was refused is in the log as lines of JSON, without what was said', async () => {
  await attacked().desk.page.evaluate(() => window.lianjian.call('file.save', { suggestedName: '吉H·D1234/张三' }));
  const lines = readFileSync(join(attacked().desk.profile, 'logs/desk.log'), 'utf8').trim().split('\n');
  const events = lines.map((line) => (JSON.parse(line) as { event: string }).event);
  expect(events).toEqual(expect.arrayContaining(['desk.open', 'navigation.refused', 'ipc.refused']));
  expect(lines.join('')).not.toMatch(/张三|吉H|example\.com/);
});
