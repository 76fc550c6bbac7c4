import './setup/require-node.mjs';
import { run } from './setup/child.mjs';
import { setUpDesk } from './setup/desk-setup.mjs';
import { ROOT } from './setup/places.mjs';
import { runEntry } from './setup/report.mjs';
import { ensureAppBuilt } from './steps/app-build.mjs';

/** `npm start -- …`: set up, build when something changed, open the app with the arguments given. */
await runEntry(async () => {
  const desk = await setUpDesk();
  try {
    await ensureAppBuilt();
    return await run(desk.exe, [ROOT, ...desk.args, ...process.argv.slice(2)], { env: desk.env });
  } finally {
    desk.stop();
  }
});
