import './setup/require-node.mjs';
import { run } from './setup/child.mjs';
import { setUpDesk } from './setup/desk-setup.mjs';
import { ROOT } from './setup/places.mjs';
import { runEntry } from './setup/report.mjs';
import { ensureAppBuilt } from './steps/app-build.mjs';
import { profileFor } from './steps/scratch-profile.mjs';

/** `npm start -- …`: set up, build when something changed, open the app with the arguments given. */
await runEntry(async () => {
  const words = process.argv.slice(2);
  const desk = await setUpDesk();
  const profile = profileFor(words);
  try {
    await ensureAppBuilt();
    return await run(desk.exe, [ROOT, ...desk.args, ...profile.args, ...words], { env: desk.env });
  } finally {
    desk.stop();
    profile.remove();
  }
});
