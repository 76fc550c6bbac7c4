import { describe, expect, test } from 'vitest';
import { readConfig, type ConfigSources } from '#hub/config';

const read = (wish: { options?: Record<string, string>; environment?: Record<string, string>; file?: string } = {}) => {
  const sources: ConfigSources = {
    options: new Map(Object.entries(wish.options ?? {})),
    environment: wish.environment ?? {},
    file: wish.file === undefined ? null : { path: 'hub.json', text: wish.file },
  };
  return readConfig(sources);
};

describe('settings of a hub', () => {
  test('N11: nothing said is an embedded database, every address, port 7443, history for ever', () => {
    expect(read()).toEqual({
      ok: true,
      value: {
        dataDir: 'lianjian-hub',
        databaseUrl: null,
        listen: { host: '0.0.0.0', port: 7_443 },
        name: 'Lianjian hub',
        advertise: false,
        plain: false,
        retentionDays: null,
        relayTo: null,
        logLevel: 'info',
      },
    });
  });

  test('N11: the command line wins over the environment, and that over the file', () => {
    const file = JSON.stringify({ name: 'file', 'retention-days': 90, advertise: true });
    const environment = { LIANJIAN_NAME: 'environment', LIANJIAN_LISTEN: '[::1]:8000', LIANJIAN_DATABASE_URL: '' };
    const config = read({ options: { name: ' 珲春 ' }, environment, file });
    expect(config).toMatchObject({
      ok: true,
      value: {
        name: '珲春',
        retentionDays: 90,
        advertise: true,
        listen: { host: '::1', port: 8_000 },
        databaseUrl: null,
      },
    });
  });

  test.each([
    ['listen', '10.0.0.1:70000', 'host:port, or a port from 0 to 65535'],
    ['listen', 'a:b:c', 'host:port, or a port from 0 to 65535'],
    ['retention-days', '29', 'a whole number of days from 30 to 36500'],
    ['retention-days', '1e3', 'a whole number of days from 30 to 36500'],
    ['database-url', 'mysql://h/d', 'an address like postgres://user@host/database'],
    ['advertise', 'true', 'yes or no'],
    ['log-level', 'loud', 'silent, error, warn, info, debug'],
  ])('N11: --%s %s is told with what was read and what was expected', (name, text, expected) => {
    expect(read({ options: { [name]: text } })).toEqual({
      ok: false,
      error: [{ setting: `--${name}`, from: 'command line', read: text, expected }],
    });
  });

  test('N11: every setting that is of no use is told at once, from wherever it came', () => {
    const config = read({
      options: { listen: 'x' },
      environment: { LIANJIAN_RETENTION_DAYS: 'forever' },
      file: JSON.stringify({ plain: 'perhaps', colour: 'red' }),
    });
    expect(config.ok ? [] : config.error.map((p) => `${p.from} ${p.setting}`)).toEqual([
      'hub.json colour',
      'command line --listen',
      'hub.json plain',
      'environment LIANJIAN_RETENTION_DAYS LIANJIAN_RETENTION_DAYS',
    ]);
  });

  test('N11: a file that is no object of settings is told; the password of a database is not repeated', () => {
    expect(read({ file: '[1]' })).toMatchObject({ ok: false, error: [{ from: 'hub.json', read: '[1]' }] });
    const config = read({ options: { 'database-url': 'mysql://me:secret@h/d' } });
    expect(JSON.stringify(config)).not.toContain('secret');
    expect(read({ options: { 'database-url': 'postgres://me:secret@h/d' } })).toMatchObject({ ok: true });
  });
});
