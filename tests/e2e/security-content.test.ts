import { expect, test } from 'vitest';
import { attackedDesk, expectUnmoved } from '#tests/support/attacked-desk';

const attacked = attackedDesk();

/** Headers and status that main answers for an address of the page. */
const answerOf = (address: string): Promise<{ status: number; headers: Record<string, string> }> =>
  attacked().desk.app.evaluate(async ({ net }, url) => {
    const response = await net.fetch(url);
    return { status: response.status, headers: Object.fromEntries(response.headers) };
  }, address);

test('items 7, 18: the page comes from its own scheme with exactly this policy', async () => {
  const { status, headers } = await answerOf('board://app/');
  const policy = headers['content-security-policy'] ?? '';
  expect(status).toBe(200);
  expect(policy.replace(/'nonce-[A-Za-z0-9+/]{22}=='/, 'NONCE')).toBe(
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' NONCE; img-src 'self' data:; font-src 'self'; " +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types planner",
  );
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  });
  expect(await attacked().desk.page.evaluate(() => [origin, isSecureContext])).toEqual(['board://app', true]);
});

test('item 7: injected HTML, inline script and code from text never run', async () => {
  const outcomes = await attacked().desk.page.evaluate(async () => {
    const html = '<img src=x onerror="window.stolen=true"><script>window.stolen=true</script>';
    const attacks: Record<string, () => unknown> = {
      innerHTML: () => (document.createElement('div').innerHTML = html),
      outerHTML: () => (document.body.appendChild(document.createElement('p')).outerHTML = html),
      insertAdjacentHTML: () => document.body.insertAdjacentHTML('beforeend', html),
      write: () => document.write(html),
      parse: () => new DOMParser().parseFromString(html, 'text/html'),
      srcdoc: () => (document.createElement('iframe').srcdoc = html),
      fragment: () => document.createRange().createContextualFragment(html),
      scriptText: () => (document.createElement('script').text = 'window.stolen=true'),
      scriptSource: () => (document.createElement('script').src = 'data:text/javascript,window.stolen=true'),
      eval: () => Reflect.get(window, 'eval')('window.stolen=true'),
      function: () => Reflect.construct(Function, ['window.stolen=true'])(),
      timer: () => setTimeout('window.stolen=true' as unknown as () => void, 0),
      worker: () => new Worker('data:text/javascript,1'),
      policy: () =>
        (
          window as unknown as { trustedTypes: { createPolicy(n: string, r: object): unknown } }
        ).trustedTypes.createPolicy('mine', {}),
    };
    // In a task of its own: what runs directly under the debugger is allowed more than the page is.
    const tried = ([name, attack]: [string, () => unknown]): Promise<string | null> =>
      new Promise((told) => {
        setTimeout(() => {
          try {
            attack();
            told(name);
          } catch {
            told(null);
          }
        });
      });
    const outcomes = await Promise.all(Object.entries(attacks).map(tried));
    return outcomes.filter((name) => name !== null);
  });
  expect(outcomes).toEqual([]);
  await attacked().desk.page.evaluate(() => {
    const handler = document.createElement('button');
    try {
      handler.setAttribute('onclick', 'window.stolen=true');
    } catch {
      // newer engines refuse the attribute itself
    }
    handler.click();
    const style = document.createElement('style');
    style.textContent = 'body { --stolen: 1 }';
    document.head.append(style);
  });
  expect(await attacked().desk.page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--stolen'))).toBe(
    '',
  );
  await expectUnmoved(attacked());
});

test('item 7: a style with the nonce of this page load is taken', async () => {
  const applied = await attacked().desk.page.evaluate(() => {
    const style = document.createElement('style');
    style.nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
    style.textContent = 'body { --ours: 1 }';
    document.head.append(style);
    return getComputedStyle(document.body).getPropertyValue('--ours');
  });
  expect(applied).toBe('1');
});

test('item 1: the page reaches no network, by any way there is', async () => {
  const outcomes = await attacked().desk.page.evaluate(async (to) => {
    const settled = async (attempt: () => Promise<unknown>): Promise<boolean> => {
      try {
        await attempt();
        return true;
      } catch {
        return false;
      }
    };
    const loaded = (element: HTMLElement): Promise<unknown> =>
      new Promise((done, failed) => {
        element.addEventListener('load', done);
        element.addEventListener('error', failed);
        document.body.append(element);
      });
    const socket = (url: string): Promise<unknown> =>
      new Promise((done, failed) => {
        const line = new WebSocket(url);
        line.addEventListener('open', done);
        line.addEventListener('error', failed);
      });
    const source = (): Promise<unknown> =>
      new Promise((done, failed) => {
        const line = new EventSource(to);
        line.addEventListener('open', done);
        line.addEventListener('error', failed);
      });
    const picture = Object.assign(document.createElement('img'), { src: `${to}/picture.png` });
    const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${to}/style.css` });
    navigator.sendBeacon(`${to}/beacon`);
    return Promise.all([
      ...[
        to,
        `${to}/cors`,
        'https://example.com/',
        'file:///etc/passwd',
        'board://app/',
        'board://other/',
        'data:,x',
      ].map((url) => settled(() => fetch(url))),
      settled(() => fetch(to, { mode: 'no-cors' })),
      settled(() => socket(to.replace('http', 'ws'))),
      settled(source),
      settled(() => loaded(picture)),
      settled(() => loaded(sheet)),
    ]);
  }, attacked().outside);
  expect(outcomes).toEqual(outcomes.map(() => false));
  await expectUnmoved(attacked());
});

test('item 1: even a page without our policy is kept off the network by the session', async () => {
  const outcome = await attacked().desk.app.evaluate(async ({ BrowserWindow }, to) => {
    const lax = new BrowserWindow({ show: false });
    await lax.loadURL('data:text/html,<p>lax</p>');
    const reply: unknown = await lax.webContents.executeJavaScript(
      `fetch(${JSON.stringify(to)}, { mode: 'no-cors' }).then(() => 'reached', () => 'refused')`,
    );
    lax.destroy();
    return reply;
  }, attacked().outside);
  expect(outcome).toBe('refused');
  expect(attacked().reached).toEqual([]);
});

test.each([
  ['board://app/..%2f..%2fpackage.json', 403],
  ['board://app/..%5c..%5cpackage.json', 403],
  ['board://app/%2e%2e%2f%2e%2e%2fpackage.json', 403],
  ['board://app/assets/..%2f..%2fmain%2findex.js', 403],
  ['board://app/%00index.html', 403],
  ['board://app//etc/passwd', 403],
  ['board://app/../../package.json', 404],
  ['board://app/none.js', 404],
  ['board://other/index.html', 403],
])('item 18: %s leads to no file', async (address, status) => {
  const answered = await answerOf(address);
  expect(answered.status).toBe(status);
  expect(answered.headers['content-security-policy']).toContain("default-src 'none'");
});
