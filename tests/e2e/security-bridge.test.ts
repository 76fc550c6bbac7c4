import { expect, test } from 'vitest';
import { PRELOAD, attackedDesk } from '#tests/support/attacked-desk';

const attacked = attackedDesk();

test('items 2, 20: the page holds nothing of Node or Electron, and the bridge is two functions that cannot be replaced', async () => {
  const found = await attacked().desk.page.evaluate(() => {
    const tried = (change: () => void): string => {
      try {
        change();
        return 'done';
      } catch {
        return 'refused';
      }
    };
    const bridge = window.lianjian;
    return {
      node: ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'].filter(
        (n) => n in window,
      ),
      keys: Object.keys(bridge),
      frozen: Object.isFrozen(bridge),
      replaceCall: tried(() => Object.assign(bridge, { call: () => 1 })),
      replaceBridge: tried(() => Object.assign(window, { lianjian: {} })),
      same: window.lianjian === bridge,
    };
  });
  expect(found).toEqual({
    node: [],
    keys: ['call', 'on'],
    frozen: true,
    replaceCall: 'refused',
    replaceBridge: 'refused',
    same: true,
  });
});

test('item 17: a foreign page with our preload is not heard', async () => {
  const replies = await attacked().desk.app.evaluate(async ({ BrowserWindow }, preload) => {
    const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await foreign.loadURL('data:text/html,<p>foreign</p>');
    const ask = `Promise.all(['app.info', 'file.open', 'print.paper'].map((name) => window.lianjian.call(name, {})))`;
    const heard: unknown = await foreign.webContents.executeJavaScript(ask);
    foreign.destroy();
    return heard;
  }, PRELOAD);
  expect(replies).toEqual([1, 2, 3].map(() => ({ ok: false, error: { code: 'sender' } })));
});

test('item 17: a frame with our preload is not heard', async () => {
  const heard = await attacked().desk.app.evaluate(async ({ BrowserWindow }, preload) => {
    const framed = new BrowserWindow({
      show: false,
      webPreferences: { preload, sandbox: true, nodeIntegrationInSubFrames: true },
    });
    await framed.loadURL('data:text/html,<iframe srcdoc="<p>inner</p>"></iframe>');
    const [inner] = framed.webContents.mainFrame.frames;
    const reply: unknown = await inner?.executeJavaScript(`window.lianjian.call('app.info', {})`);
    framed.destroy();
    return reply;
  }, PRELOAD);
  expect(heard).toEqual({ ok: false, error: { code: 'sender' } });
});

test('item 17: a frame in our own page gets no bridge and no address', async () => {
  const frames = await attacked().desk.page.evaluate(async () => {
    const open = async (source: string): Promise<unknown> => {
      const frame = document.createElement('iframe');
      frame.src = source;
      document.body.append(frame);
      await new Promise((done) => setTimeout(done, 200));
      try {
        return 'lianjian' in (frame.contentWindow ?? {});
      } catch {
        return 'another origin'; // Chromium's own page that says the address is blocked
      } finally {
        frame.remove();
      }
    };
    return [await open('about:blank'), await open('board://app/'), await open('data:text/html,inner')];
  });
  expect(frames).toEqual([false, 'another origin', 'another origin']);
});

test.each([
  ['app.info', null],
  ['app.info', { more: 1 }],
  ['file.save', { suggestedName: '../../x.xlsx', kind: 'xlsx', data: new Uint8Array(1) }],
  ['file.save', { suggestedName: 'x.exe', kind: 'exe', data: new Uint8Array(1) }],
  ['print.pdf', { suggestedName: 'plan', landscape: 'yes', to: 'dialog' }],
  ['print.pdf', { suggestedName: 'plan', landscape: true, to: '/tmp/x.pdf' }],
  ['log.write', { level: 'info', event: 'x', detail: { name: '张三' } }],
  ['shots.plan', { screens: ['../../x'] }],
  ['no.such.channel', {}],
  ['ELECTRON_BROWSER_REQUIRE', {}],
  ['__proto__', {}],
])('item 17: %s is refused when what is said does not fit: %j', async (channel, input) => {
  const reply = await attacked().desk.page.evaluate(
    ([name, said]) => window.lianjian.call(name as string, said),
    [channel, input],
  );
  expect(reply).toEqual({ ok: false, error: { code: 'input' } });
});

test('item 20: an event reaches the page as data alone, and only by its name', async () => {
  await attacked().desk.page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.lianjian.on('app.closing', (...all: unknown[]) => heard.push(all));
    window.lianjian.on('some.other', () => heard.push('other'));
  });
  await attacked().desk.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.send('some.other', {});
    contents?.send('app.closing', { only: 'this' });
  });
  await expect
    .poll(() => attacked().desk.page.evaluate(() => (window as unknown as { heard: unknown[] }).heard))
    .toEqual([[{ only: 'this' }]]);
});
